// The built program, run as a person runs it, in a home of its own.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

// Another build can be named, so that one may go on working on this one meanwhile.
export const programFile =
  env['ENGRAM_BENCH_PROGRAM'] ?? fileURLToPath(new URL('../../bin/engram.js', import.meta.url));

// The peak is told by the child itself as it ends.
const tellPeak = `data:text/javascript,import{appendFileSync}from'node:fs';process.on('exit',()=>appendFileSync(process.env.BENCH_PEAK,process.resourceUsage().maxRSS+'\\n'))`;

/** Calls `use` with a folder that is taken away afterwards. */
export async function inTempFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'engram-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the program and gives the JSON document it printed. Throws when it failed. */
export function runJson(home, args, { now, refusalIsFine = false } = {}) {
  const { status, stdout, stderr } = run(home, [...args, '--json'], { now });
  if (status !== 0 && !(refusalIsFine && status === 3)) {
    throw new Error(
      `engram ${args.slice(0, 2).join(' ')} ended with ${status}: ${stderr || stdout}`,
    );
  }
  return JSON.parse(stdout);
}

/** Runs the program to its end. */
export function run(home, args, { now } = {}) {
  return spawnSync(execPath, [programFile, ...args], {
    encoding: 'utf8',
    env: environment(home, now),
    maxBuffer: 2 ** 30,
  });
}

/** Runs the program with a deadline, and gives time and peak memory besides what it said. */
export function runMeasured(home, args, { seconds }) {
  const peakFile = join(home, 'peak');
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(execPath, ['--import', tellPeak, programFile, ...args], {
      env: { ...environment(home), BENCH_PEAK: peakFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8');
      child[stream].on('data', (text) => {
        said[stream] = (said[stream] + text).slice(-100_000);
      });
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      done({ status, signal, ms: performance.now() - started, peakMb: peakOf(peakFile), ...said });
    });
  });
}

function peakOf(file) {
  try {
    const peaks = readFileSync(file, 'utf8').trim().split('\n').map(Number);
    return Math.max(...peaks) / 1024;
  } catch {
    return undefined;
  }
}

function environment(home, now) {
  const { ENGRAM_DB: _, NODE_OPTIONS: __, ...rest } = env;
  return { ...rest, ENGRAM_HOME: home, NO_COLOR: '1', ...(now ? { ENGRAM_NOW: now } : {}) };
}
