// Bundles src/ into dist/: one small file that starts, and a piece for each command, loaded when called.
// The pieces are CommonJS. Node reads such a file in one go, where an ES module takes its loader, a
// trip through the event loop, and a copy of all that each of Node's own modules exports.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const target = 'node20.19';

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts', streams: 'src/terminal/streams.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  write: false,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target,
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  legalComments: 'linked',
  // Native addons stay packages of their own.
  external: ['better-sqlite3', '@open-spaced-repetition/binding'],
  alias: {
    // Its main file loads its parts in a way that a bundler cannot follow.
    'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
    // Its files for Node load all of Node's cryptography at once, these when an id is made.
    uuid: './node_modules/uuid/dist/index.js',
  },
  logLevel: 'warning',
});

/** A piece as CommonJS: esbuild cuts into pieces only what is in ES modules. */
async function asCommonJs({ path, text, contents }) {
  if (!path.endsWith('.cjs')) return { path, contents };
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target,
    minifySyntax: true,
    minifyWhitespace: true,
    // What is loaded late is loaded by `require` too, and keeps its promise.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.dirname': '__dirname' },
    banner: '"use strict";',
    legalComments: 'inline',
    logLevel: 'warning',
  });
  return { path, contents: Buffer.from(code) };
}

/** A program that runs meanwhile finds its pieces: what is the same stays, and nothing is ever half there. */
async function put({ path, contents }) {
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(contents)) return;
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, contents);
  await rename(draft, path);
}

await mkdir(dist, { recursive: true });
for (const piece of await Promise.all(outputFiles.map(asCommonJs))) await put(piece);

// What the program that was just built says to --help, where output is no terminal and on wide
// ones: bin/engram.js says it without loading the program. At other widths the program says it.
const { run } = createRequire(import.meta.url)(join(dist, 'main.cjs'));
const helpFiles = await Promise.all(
  [80, 100].map(async (columns) => {
    let text = '';
    const stream = { write: (more) => (text += more), isTerminal: false, columns };
    await run(['--help'], { out: stream, err: stream, inputIsTerminal: false, env: {} });
    return { path: join(dist, `help-${columns}.txt`), contents: Buffer.from(text) };
  }),
);
for (const file of helpFiles) await put(file);

const made = new Set([...outputFiles, ...helpFiles].map(({ path }) => basename(path)));
for (const name of await readdir(dist)) {
  if (!made.has(name)) await rm(join(dist, name), { recursive: true, force: true });
}
