// One target in a process of its own, started by fuzz.ts. The input of each run is in a file before
// it begins, so that it can be read when the run brings the process down.
import { writeFileSync } from 'node:fs';
import { targets } from './targets.ts';

const [name, seed, seconds, inputFile = '', path] = process.argv.slice(2);
const fuzzed = targets.find((target) => target.name === name);
if (fuzzed === undefined) throw new Error(`There is no target ${name}.`);

const started = performance.now();
const { runs, finding } = await fuzzed.run(
  {
    seed: Number(seed),
    ...(path === undefined ? {} : { path }),
    numRuns: path === undefined ? Number.MAX_SAFE_INTEGER : 1,
    interruptAfterTimeLimit: Number(seconds) * 1000,
  },
  (input) => writeFileSync(inputFile, input),
);
const perSecond = (runs / ((performance.now() - started) / 1000)).toFixed(1);
process.stdout.write(`${name}: ${runs} runs, ${perSecond} a second, seed ${seed}`);
if (finding === undefined) process.stdout.write(', nothing found\n');
else {
  process.stdout.write(`
FOUND ${finding.error.slice(0, 2000)}
input: ${finding.input.slice(0, 4000)}
again: npm run fuzz -- --only ${name} --seed ${seed} --path ${finding.path}
`);
  process.exitCode = 1;
}
