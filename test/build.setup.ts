import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));

/** Builds the program once a run, so that the tests of the built program never meet an old one. */
export function setup(): void {
  execFileSync(process.execPath, [build], { stdio: 'inherit' });
}
