// Bundles src/ into dist/: one small file that starts, and a piece for each command, loaded when called.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  write: false,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  legalComments: 'linked',
  // Native addons stay packages of their own.
  external: ['better-sqlite3', '@open-spaced-repetition/binding'],
  // Its main file loads its parts in a way that a bundler cannot follow.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // Packages in CommonJS expect a `require`.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

// A program that runs meanwhile finds its pieces: what is the same stays, and nothing is ever half there.
await mkdir(dist, { recursive: true });
for (const { path, contents } of outputFiles) {
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(contents)) continue;
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, contents);
  await rename(draft, path);
}
const made = new Set(outputFiles.map(({ path }) => basename(path)));
for (const name of await readdir(dist)) {
  if (!made.has(name)) await rm(join(dist, name), { recursive: true, force: true });
}
