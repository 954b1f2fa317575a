import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it as it is. */
export type Paint = (format: Format, text: string) => string;

/** Colours only where a person looks: on a terminal, and unless NO_COLOR is set (FORCE_COLOR asks for them anyway). */
export function paintFor(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Paint {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0';
  const refused = (env.NO_COLOR !== undefined && env.NO_COLOR !== '') || env.NODE_DISABLE_COLORS === '1' || env.TERM === 'dumb';
  const on = !refused && (forced || stream.isTTY === true);
  return on ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text;
}
