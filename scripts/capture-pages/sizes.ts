/** In CSS pixels. */
export const SIZES = {
  desktop: { width: 1440, height: 900 },
  laptop: { width: 1280, height: 720 },
  phone: { width: 390, height: 844 },
} as const;

export type SizeName = keyof typeof SIZES;

export const THEMES = ['light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];
