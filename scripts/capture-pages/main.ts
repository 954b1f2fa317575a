// Takes the pictures of the web app, from a real stand in a folder of its own:
//   npm run pictures                   those that README and docs show, into docs/images/
//   npm run pictures -- --all FOLDER   every page and state, light and dark, into FOLDER
//   npm run pictures -- --only REGEX   only the states of that name
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openStudio } from './open-studio.ts';
import { startStand } from './stand/start-stand.ts';
import { STATES } from './states/states.ts';
import { takePictures } from './take-pictures.ts';

const IMAGES = fileURLToPath(new URL('../../docs/images', import.meta.url));
const { values } = parseArgs({ options: { all: { type: 'string' }, only: { type: 'string', default: '' } } });
const only = new RegExp(values.only);
const folder = values.all === undefined ? IMAGES : resolve(values.all);
mkdirSync(folder, { recursive: true });

const say = (line: string) => console.error(line);
const stopped = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => reject(new Error(`stopped by ${signal}`)));
});
say('starting perdure dev');
const stand = await startStand();
try {
  const studio = await openStudio(stand);
  try {
    const states = STATES.filter(({ name, docs, film, makes }) =>
      makes ? true : only.test(name) && (values.all !== undefined ? film === undefined : docs !== undefined || film !== undefined),
    );
    const failed = await Promise.race([takePictures(states, { stand, studio, folder, all: values.all !== undefined, say }), stopped]);
    if (failed.length > 0) throw new Error(`without a picture: ${failed.join(', ')}`);
  } finally {
    await studio.close();
  }
} catch (error) {
  say(String(error));
  process.exitCode = 1;
} finally {
  await stand.stop();
}
