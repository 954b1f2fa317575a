// Lucide (ISC). The build copies the icons named here into the package, so that nobody installs the other 1,600.
import {
  Activity as LucideActivity,
  ArrowUp as LucideArrowUp,
  Braces as LucideBraces,
  CalendarClock as LucideCalendarClock,
  Check as LucideCheck,
  ChevronDown as LucideChevronDown,
  ChevronRight as LucideChevronRight,
  ChevronUp as LucideChevronUp,
  CircleX as LucideCircleX,
  Copy as LucideCopy,
  Crosshair as LucideCrosshair,
  Ellipsis as LucideEllipsis,
  ExternalLink as LucideExternalLink,
  FoldHorizontal as LucideFoldHorizontal,
  Funnel as LucideFunnel,
  LogOut as LucideLogOut,
  Maximize as LucideMaximize,
  Minus as LucideMinus,
  Moon as LucideMoon,
  Pause as LucidePause,
  Play as LucidePlay,
  Plus as LucidePlus,
  RefreshCw as LucideRefreshCw,
  Search as LucideSearch,
  Send as LucideSend,
  Settings as LucideSettings,
  Split as LucideSplit,
  Sun as LucideSun,
  SunMoon as LucideSunMoon,
  Timer as LucideTimer,
  Trash2 as LucideTrash2,
  Workflow as LucideWorkflow,
  X as LucideX,
  Zap as LucideZap,
  ZoomIn as LucideZoomIn,
  ZoomOut as LucideZoomOut,
} from 'lucide-react';
import type { IconComponent } from './icon-component.ts';

export const Activity: IconComponent = LucideActivity;
export const ArrowUp: IconComponent = LucideArrowUp;
export const Braces: IconComponent = LucideBraces;
export const CalendarClock: IconComponent = LucideCalendarClock;
export const Check: IconComponent = LucideCheck;
export const ChevronDown: IconComponent = LucideChevronDown;
export const ChevronRight: IconComponent = LucideChevronRight;
export const ChevronUp: IconComponent = LucideChevronUp;
export const CircleX: IconComponent = LucideCircleX;
export const Copy: IconComponent = LucideCopy;
export const Crosshair: IconComponent = LucideCrosshair;
export const Ellipsis: IconComponent = LucideEllipsis;
export const ExternalLink: IconComponent = LucideExternalLink;
export const FoldHorizontal: IconComponent = LucideFoldHorizontal;
export const Funnel: IconComponent = LucideFunnel;
export const LogOut: IconComponent = LucideLogOut;
export const Maximize: IconComponent = LucideMaximize;
export const Minus: IconComponent = LucideMinus;
export const Moon: IconComponent = LucideMoon;
export const Pause: IconComponent = LucidePause;
export const Play: IconComponent = LucidePlay;
export const Plus: IconComponent = LucidePlus;
export const RefreshCw: IconComponent = LucideRefreshCw;
export const Search: IconComponent = LucideSearch;
export const Send: IconComponent = LucideSend;
export const Settings: IconComponent = LucideSettings;
export const Split: IconComponent = LucideSplit;
export const Sun: IconComponent = LucideSun;
export const SunMoon: IconComponent = LucideSunMoon;
export const Timer: IconComponent = LucideTimer;
export const Trash2: IconComponent = LucideTrash2;
export const Workflow: IconComponent = LucideWorkflow;
export const X: IconComponent = LucideX;
export const Zap: IconComponent = LucideZap;
export const ZoomIn: IconComponent = LucideZoomIn;
export const ZoomOut: IconComponent = LucideZoomOut;
