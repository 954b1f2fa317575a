import { leave } from './leave.ts';

/** Ends the process once what was written is out, whatever still holds the event loop. */
export async function exitWith(code: number): Promise<never> {
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  leave(code);
}

function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve();
    else stream.write('', () => resolve());
  });
}
