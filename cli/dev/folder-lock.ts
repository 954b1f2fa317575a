import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { isAlive } from './process/is-alive.ts';
import { startTimeOf } from './process/start-time-of.ts';

/** A process by pid and start time, so that another one with the same pid is told apart. */
export interface ProcessMark {
  name: string;
  pid: number;
  startedAt: string;
}

export interface FolderLock {
  /** processes of a killed start that still run */
  leftovers: ProcessMark[];
  /** notes a process that must not survive us unnoticed; replaces an earlier one of that name */
  note(name: string, pid: number): void;
  release(): void;
}

interface LockContent {
  owner: ProcessMark;
  children: ProcessMark[];
}

/** Takes the folder for this process. Throws `ALREADY_RUNNING`; a lock that a killed start left behind is taken over. */
export function lockFolder(home: string): FolderLock {
  const file = join(home, 'lock');
  const content: LockContent = { owner: markOf('perdure dev', process.pid), children: [] };
  let leftovers: ProcessMark[] = [];
  while (!tryToTake(file, content)) leftovers = removeStale(file, home);
  return {
    leftovers: leftovers.filter(isSame),
    note(name, pid) {
      content.children = [...content.children.filter((child) => child.name !== name), markOf(name, pid)];
      const unfinished = `${file}.${process.pid}`;
      writeFileSync(unfinished, JSON.stringify(content), { mode: 0o600 });
      renameSync(unfinished, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

function tryToTake(file: string, content: LockContent): boolean {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(content), { mode: 0o600 });
  try {
    linkSync(unfinished, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function removeStale(file: string, home: string): ProcessMark[] {
  const text = read(file);
  const content = text === null ? null : parse(text);
  if (content !== null && isSame(content.owner)) {
    throw new PerdureError('ALREADY_RUNNING', `A \`perdure dev\` (process ${content.owner.pid}) already uses ${home}.`, {
      fields: { pid: content.owner.pid },
      remedy: `Stop it (kill ${content.owner.pid}, or Ctrl-C where it runs), or set PERDURE_HOME to another folder. \`perdure status\` shows it.`,
    });
  }
  // moved away first: if another start has replaced it meanwhile, what we moved is not what we read, and goes back
  const moved = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, moved);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return content?.children ?? [];
    throw error;
  }
  if (read(moved) !== text) renameSync(moved, file);
  else rmSync(moved);
  return content?.children ?? [];
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Null for a lock that a full disk or a crash left unreadable. */
function parse(text: string): LockContent | null {
  try {
    const content = JSON.parse(text) as LockContent;
    return typeof content.owner?.pid === 'number' && Array.isArray(content.children) ? content : null;
  } catch {
    return null;
  }
}

function markOf(name: string, pid: number): ProcessMark {
  return { name, pid, startedAt: startTimeOf(pid) };
}

function isSame(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && startTimeOf(mark.pid) === mark.startedAt;
}
