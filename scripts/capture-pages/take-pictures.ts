import { join } from 'node:path';
import { createPhotographer } from './photographer.ts';
import type { State, Surroundings } from './states/state.ts';

export interface TakeOptions extends Surroundings {
  folder: string;
  /** every size and theme instead of the pictures for the docs */
  all: boolean;
  say(line: string): void;
}

/** Goes through the states in order. Returns the names of those that did not come; throws when one fails that others build on. */
export async function takePictures(states: readonly State[], { stand, studio, folder, all, say }: TakeOptions): Promise<string[]> {
  const failed: string[] = [];
  for (const state of states) {
    say(state.name);
    try {
      if (state.makes) {
        await state.makes({ stand, studio });
      } else if (state.film) {
        await state.film({ stand, studio }, folder);
      } else {
        const page = await state.show?.({ stand, studio });
        if (page === undefined) continue;
        const photographer = createPhotographer(page, (name) => join(folder, name));
        if (all) await photographer.takeAll(state.name, state.sizes);
        else await photographer.takeForDocs(state.docs ?? []);
      }
    } catch (error) {
      if (state.makes) throw error;
      say(`  ${String(error)}`);
      failed.push(state.name);
    }
  }
  return failed;
}
