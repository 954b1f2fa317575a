// Lucide (ISC). The build copies the icons named here into the package, so that nobody installs the other 1,600.
import {
  Activity as LucideActivity,
  ArrowDown as LucideArrowDown,
  ArrowUp as LucideArrowUp,
  Ban as LucideBan,
  Bot as LucideBot,
  Braces as LucideBraces,
  Bug as LucideBug,
  CalendarClock as LucideCalendarClock,
  Check as LucideCheck,
  ChevronDown as LucideChevronDown,
  ChevronLeft as LucideChevronLeft,
  ChevronRight as LucideChevronRight,
  ChevronUp as LucideChevronUp,
  CircleAlert as LucideCircleAlert,
  CircleX as LucideCircleX,
  Clock as LucideClock,
  Copy as LucideCopy,
  CreditCard as LucideCreditCard,
  Crosshair as LucideCrosshair,
  Database as LucideDatabase,
  Ellipsis as LucideEllipsis,
  ExternalLink as LucideExternalLink,
  Eye as LucideEye,
  FastForward as LucideFastForward,
  FoldHorizontal as LucideFoldHorizontal,
  Funnel as LucideFunnel,
  GitFork as LucideGitFork,
  Globe as LucideGlobe,
  Key as LucideKey,
  KeyRound as LucideKeyRound,
  List as LucideList,
  LogOut as LucideLogOut,
  Mail as LucideMail,
  Maximize as LucideMaximize,
  MessageSquare as LucideMessageSquare,
  Minus as LucideMinus,
  Moon as LucideMoon,
  Octagon as LucideOctagon,
  Package as LucidePackage,
  Pause as LucidePause,
  Play as LucidePlay,
  Plug as LucidePlug,
  Plus as LucidePlus,
  Power as LucidePower,
  RefreshCw as LucideRefreshCw,
  RotateCcw as LucideRotateCcw,
  Search as LucideSearch,
  Send as LucideSend,
  Settings as LucideSettings,
  ShoppingCart as LucideShoppingCart,
  Split as LucideSplit,
  SquareArrowOutUpRight as LucideSquareArrowOutUpRight,
  StepBack as LucideStepBack,
  StepForward as LucideStepForward,
  Sun as LucideSun,
  SunMoon as LucideSunMoon,
  Timer as LucideTimer,
  Trash2 as LucideTrash2,
  TriangleAlert as LucideTriangleAlert,
  Unplug as LucideUnplug,
  User as LucideUser,
  WandSparkles as LucideWandSparkles,
  Webhook as LucideWebhook,
  Workflow as LucideWorkflow,
  X as LucideX,
  Zap as LucideZap,
  ZoomIn as LucideZoomIn,
  ZoomOut as LucideZoomOut,
} from 'lucide-react';
import type { IconComponent } from './icon-component.ts';

export const Activity: IconComponent = LucideActivity;
export const ArrowDown: IconComponent = LucideArrowDown;
export const ArrowUp: IconComponent = LucideArrowUp;
export const Ban: IconComponent = LucideBan;
export const Bot: IconComponent = LucideBot;
export const Braces: IconComponent = LucideBraces;
export const Bug: IconComponent = LucideBug;
export const CalendarClock: IconComponent = LucideCalendarClock;
export const Check: IconComponent = LucideCheck;
export const ChevronDown: IconComponent = LucideChevronDown;
export const ChevronLeft: IconComponent = LucideChevronLeft;
export const ChevronRight: IconComponent = LucideChevronRight;
export const ChevronUp: IconComponent = LucideChevronUp;
export const CircleAlert: IconComponent = LucideCircleAlert;
export const CircleX: IconComponent = LucideCircleX;
export const Clock: IconComponent = LucideClock;
export const Copy: IconComponent = LucideCopy;
export const CreditCard: IconComponent = LucideCreditCard;
export const Crosshair: IconComponent = LucideCrosshair;
export const Database: IconComponent = LucideDatabase;
export const Ellipsis: IconComponent = LucideEllipsis;
export const ExternalLink: IconComponent = LucideExternalLink;
export const Eye: IconComponent = LucideEye;
export const FastForward: IconComponent = LucideFastForward;
export const FoldHorizontal: IconComponent = LucideFoldHorizontal;
export const Funnel: IconComponent = LucideFunnel;
export const GitFork: IconComponent = LucideGitFork;
export const Globe: IconComponent = LucideGlobe;
export const Key: IconComponent = LucideKey;
export const KeyRound: IconComponent = LucideKeyRound;
export const List: IconComponent = LucideList;
export const LogOut: IconComponent = LucideLogOut;
export const Mail: IconComponent = LucideMail;
export const Maximize: IconComponent = LucideMaximize;
export const MessageSquare: IconComponent = LucideMessageSquare;
export const Minus: IconComponent = LucideMinus;
export const Moon: IconComponent = LucideMoon;
export const Octagon: IconComponent = LucideOctagon;
export const Package: IconComponent = LucidePackage;
export const Pause: IconComponent = LucidePause;
export const Play: IconComponent = LucidePlay;
export const Plug: IconComponent = LucidePlug;
export const Plus: IconComponent = LucidePlus;
export const Power: IconComponent = LucidePower;
export const RefreshCw: IconComponent = LucideRefreshCw;
export const RotateCcw: IconComponent = LucideRotateCcw;
export const Search: IconComponent = LucideSearch;
export const Send: IconComponent = LucideSend;
export const Settings: IconComponent = LucideSettings;
export const ShoppingCart: IconComponent = LucideShoppingCart;
export const Split: IconComponent = LucideSplit;
export const SquareArrowOutUpRight: IconComponent = LucideSquareArrowOutUpRight;
export const StepBack: IconComponent = LucideStepBack;
export const StepForward: IconComponent = LucideStepForward;
export const Sun: IconComponent = LucideSun;
export const SunMoon: IconComponent = LucideSunMoon;
export const Timer: IconComponent = LucideTimer;
export const Trash2: IconComponent = LucideTrash2;
export const TriangleAlert: IconComponent = LucideTriangleAlert;
export const Unplug: IconComponent = LucideUnplug;
export const User: IconComponent = LucideUser;
export const WandSparkles: IconComponent = LucideWandSparkles;
export const Webhook: IconComponent = LucideWebhook;
export const Workflow: IconComponent = LucideWorkflow;
export const X: IconComponent = LucideX;
export const Zap: IconComponent = LucideZap;
export const ZoomIn: IconComponent = LucideZoomIn;
export const ZoomOut: IconComponent = LucideZoomOut;
