// The program's own modules, bundled as its build bundles them, for what is measured within a process.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const wanted = `
  export { openStore } from './src/store/store.ts';
  export { fold } from './src/schedule/fold.ts';
  export { plainRules, plainRuleBook } from './src/schedule/rules.ts';
  export { fsrs } from './src/schedule/fsrs.ts';
  export { sm2 } from './src/schedule/sm2.ts';
  export { noSteps } from './src/schedule/steps.ts';
  export { buildQueue } from './src/schedule/queue.ts';
  export { measure } from './src/stats/measures.ts';
  export { questionHashOf } from './src/notes/questions.ts';
`;

export async function loadModules(folder) {
  const outfile = join(folder, 'modules.mjs');
  await build({
    stdin: { contents: wanted, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    plugins: [
      {
        // The native addon is loaded from where it is installed.
        name: 'installed',
        setup: (bundler) =>
          bundler.onResolve({ filter: /^better-sqlite3$/ }, () => ({
            path: import.meta.resolve('better-sqlite3'),
            external: true,
          })),
      },
    ],
    banner: {
      js: `import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);`,
    },
    logLevel: 'error',
  });
  const modules = await import(pathToFileURL(outfile).href);
  return { ...modules, migrations: () => join(root, 'data', 'migrations') };
}
