/** `auto` follows the viewer's system. */
export type Theme = 'light' | 'dark' | 'auto';
