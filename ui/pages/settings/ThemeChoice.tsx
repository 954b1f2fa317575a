import type { IconComponent } from '../../icons/icon-component.ts';
import { Moon, Sun, SunMoon } from '../../icons/icons.ts';
import { Button } from '../../parts/Button.tsx';
import type { Theme } from '../../provider/theme.ts';

const CHOICES: readonly [Theme, string, IconComponent][] = [
  ['auto', 'As the system', SunMoon],
  ['light', 'Light', Sun],
  ['dark', 'Dark', Moon],
];

export function ThemeChoice({ theme, onThemeChange }: { theme: Theme; onThemeChange(theme: Theme): void }) {
  return (
    <fieldset className="pd-filters" aria-label="Theme">
      {CHOICES.map(([each, word, icon]) => (
        <Button key={each} icon={icon} aria-pressed={theme === each} onClick={() => onThemeChange(each)}>
          {word}
        </Button>
      ))}
    </fieldset>
  );
}
