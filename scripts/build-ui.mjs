// What the React library needs beside its compiled files: one stylesheet, fonts, and the icons it uses.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { bundle, transform } from 'lightningcss';

const require = createRequire(import.meta.url);

/** Every sheet of `ui/styles/` and React Flow's own as one, with nothing that reaches outside `.perdure`. */
export function buildStyles(root, target) {
  const options = { minify: true, targets: { chrome: 111 << 16, firefox: 113 << 16, safari: (16 << 16) | (4 << 8) } };
  const flow = readFileSync(require.resolve('@xyflow/react/dist/base.css'));
  const scoped = transform({ ...options, filename: 'react-flow.css', code: flow, visitor: { Selector: scope } });
  const own = bundle({ ...options, filename: join(root, 'ui', 'styles', 'index.css') });
  mkdirSync(join(target, 'ui'), { recursive: true });
  writeFileSync(join(target, 'ui', 'styles.css'), `${scoped.code}\n${own.code}\n`);
  writeFileSync(join(target, 'ui', 'styles.css.d.ts'), 'export {};\n');
  cpSync(join(root, 'ui', 'styles', 'fonts'), join(target, 'ui', 'fonts'), { recursive: true });
}

function scope(selector) {
  return [{ type: 'class', name: 'perdure' }, { type: 'combinator', value: 'descendant' }, ...selector];
}

/** Copies each icon that `ui/icons/icons.ts` names, with what it imports, so that the package does without lucide-react. */
export function copyIcons(target) {
  const file = join(target, 'ui', 'icons', 'icons.js');
  const package_ = dirname(require.resolve('lucide-react/package.json'));
  const home = join(package_, 'dist', 'esm');
  const index = readFileSync(join(home, 'lucide-react.mjs'), 'utf8');
  const copied = new Set();
  const copy = (from) => {
    if (copied.has(from)) return;
    copied.add(from);
    const to = join(target, 'ui', 'icons', 'lucide', from.slice(home.length + 1));
    mkdirSync(dirname(to), { recursive: true });
    const code = readFileSync(from, 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, '');
    writeFileSync(to, code);
    for (const [, specifier] of code.matchAll(/from '(\.[^']+)'/g)) copy(resolve(dirname(from), specifier));
  };
  const place = (name) => {
    const found = new RegExp(`export \\{[^}]*default as ${name}[ ,}][^}]*\\} from '(\\./icons/[^']+)'`).exec(index);
    if (!found) throw new Error(`lucide-react has no icon ${name}`);
    copy(resolve(home, found[1]));
    return `./lucide/icons/${basename(found[1])}`;
  };
  const imports = /import \{([^}]*)\} from 'lucide-react';\n/;
  const [, names] = imports.exec(readFileSync(file, 'utf8')) ?? [];
  if (names === undefined) throw new Error(`${file} does not import lucide-react as the build expects`);
  const lines = names
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => {
      const [name, local] = each.split(/\s+as\s+/);
      return `import ${local ?? name} from '${place(name)}';`;
    });
  writeFileSync(file, readFileSync(file, 'utf8').replace(imports, `${lines.join('\n')}\n`));
  cpSync(join(package_, 'LICENSE'), join(target, 'ui', 'icons', 'lucide', 'LICENSE'));
}

/** The web app, bundled by Vite from its sources. */
export async function buildApp(root, target) {
  if (!existsSync(join(root, 'app', 'vite.config.ts'))) return;
  const { build } = await import('vite');
  const outDir = join(target, 'app');
  await build({
    root: join(root, 'app'),
    configFile: join(root, 'app', 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
}
