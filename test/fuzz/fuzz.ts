// npm run fuzz [-- --seconds N --seed N --only TARGET --path PATH]: looks for inputs that break a
// promise, a target after the other, each in a process that it may bring down or hang.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { targets } from './targets.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string' },
    path: { type: 'string' },
  },
});
const { seconds, seed, only, path } = values;
const chosen = targets
  .map(({ name }) => name)
  .filter((name) => only === undefined || name === only);
if (chosen.length === 0 || !(Number(seconds) > 0) || !Number.isSafeInteger(Number(seed))) {
  const names = targets.map(({ name }) => name).join(', ');
  process.stderr.write(`--seconds N, --seed N and --only with one of: ${names}\n`);
  process.exit(2);
}

/** One input that takes as long as this, in milliseconds, never ends. */
const patience = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'engram-fuzz-'));

for (const name of chosen) {
  if (!(await fuzzed(name))) process.exitCode = 1;
}
rmSync(folder, { recursive: true, force: true });

/** Fuzzes one target; whether nothing was found. */
async function fuzzed(name: string): Promise<boolean> {
  const inputFile = join(folder, name);
  writeFileSync(inputFile, '');
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      fileURLToPath(new URL('./fuzz-target.ts', import.meta.url)),
      ...[name, seed, seconds, inputFile, ...(path === undefined ? [] : [path])],
    ],
    { stdio: 'inherit' },
  );
  const watch = setInterval(() => {
    const { size, mtimeMs } = statSync(inputFile);
    if (size > 0 && Date.now() - mtimeMs > patience) child.kill('SIGKILL');
  }, 1000);
  const [status, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (code, by) => resolve([code, by]));
  });
  clearInterval(watch);
  if (status === 0) return true;
  if (status !== 1) {
    const kept = join(tmpdir(), `engram-fuzz-${name}-${seed}.txt`);
    copyFileSync(inputFile, kept);
    process.stdout.write(
      `${name}: ended by ${signal ?? `status ${status}`}, seed ${seed}, on the input in ${kept}\n`,
    );
  }
  return false;
}
