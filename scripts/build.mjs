// Compiles to dist/ and copies what the compiler leaves behind. Does nothing when dist/ was built from the same sources,
// so that `npm test` and the processes its tests start can all call it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp, buildStyles, copyIcons } from './build-ui.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);
const folders = [...included('tsconfig.build.json'), 'ui', 'app'].filter((name) => existsSync(join(root, name)));

const stamp = stampOf([
  ...folders.flatMap((name) => filesIn(join(root, name))),
  ...[
    'tsconfig.base.json',
    'tsconfig.build.json',
    'tsconfig.ui.build.json',
    'package-lock.json',
    'scripts/build.mjs',
    'scripts/build-ui.mjs',
  ].map((name) => join(root, name)),
]);
const stampFile = join(dist, '.stamp');
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) await build();

async function build() {
  // beside dist/, then swapped: a process that reads dist/ meanwhile never meets half of it
  const fresh = join(root, `dist.${process.pid}.tmp`);
  try {
    const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
    for (const project of ['tsconfig.build.json', 'tsconfig.ui.build.json']) {
      execFileSync(process.execPath, [tsc, '-p', join(root, project), '--outDir', fresh], { stdio: 'inherit', cwd: root });
    }
    copyMigrations(fresh);
    copySwaggerUi(fresh);
    buildStyles(root, fresh);
    copyIcons(fresh);
    await buildApp(root, fresh);
    const bin = join(fresh, 'cli', 'main.js');
    if (existsSync(bin)) chmodSync(bin, 0o755);
    writeFileSync(join(fresh, '.stamp'), stamp);
    const old = join(root, `dist.${process.pid}.old`);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
    rmSync(old, { recursive: true, force: true });
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // the compiler has printed what is wrong
    if (error && typeof error === 'object' && 'status' in error) process.exit(1);
    throw error;
  }
}

function included(project) {
  return JSON.parse(readFileSync(join(root, project), 'utf8')).include;
}

function copyMigrations(target) {
  const from = join(root, 'db', 'migrations');
  cpSync(from, join(target, 'db', 'migrations'), { recursive: true, filter: (file) => file === from || file.endsWith('.sql') });
}

/** Served by the API at /docs, so that nothing comes from a CDN and the package itself is not needed at run time. */
function copySwaggerUi(target) {
  const from = dirname(require.resolve('swagger-ui-dist/package.json'));
  const to = join(target, 'api', 'swagger-ui');
  mkdirSync(to, { recursive: true });
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE', 'NOTICE']) cpSync(join(from, name), join(to, name));
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}
