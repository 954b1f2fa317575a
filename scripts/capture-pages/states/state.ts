import type { Page } from 'playwright-core';
import type { Studio } from '../open-studio.ts';
import type { DocsPicture } from '../photographer.ts';
import type { SizeName } from '../sizes.ts';
import type { Stand } from '../stand/start-stand.ts';

export interface Surroundings {
  stand: Stand;
  studio: Studio;
}

/** A state of the app. States come in order: each finds what those before it have made. */
export interface State {
  /** begins the files' names */
  name: string;
  /** default: desktop alone */
  sizes?: readonly SizeName[];
  /** pictures that README and docs show */
  docs?: readonly DocsPicture[];
  /** brings a page into this state */
  show?(surroundings: Surroundings): Promise<Page>;
  /** nothing to see: makes what later states look at */
  makes?(surroundings: Surroundings): Promise<void>;
  /** makes a film instead of a picture */
  film?(surroundings: Surroundings, folder: string): Promise<void>;
}
