// How fast is it? One table: each task beside a floor or a peer of the same run. See docs/performance.md.
import { writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { execPath, version } from 'node:process';
import { parseArgs } from 'node:util';
import { printTable } from './print-table.mjs';
import { inTempFolder } from './program.mjs';
import { answering } from './speed/answering.mjs';
import { importing } from './speed/importing.mjs';
import { log } from './speed/log.mjs';
import { peers } from './speed/peers.mjs';
import { place } from './speed/place.mjs';
import { size } from './speed/size.mjs';
import { startUp } from './speed/start-up.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    only: { type: 'string', multiple: true },
    notes: { type: 'string' },
    data: { type: 'string' },
    answers: { type: 'string', default: '1000000' },
    pairs: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

/** Noise of a busy machine is not to be taken for slowness: only what is far off fails. */
const farBeyond = 4;

const done = [];
await inTempFolder(async (folder) => {
  const here = await place({
    folder,
    dataFolder: values.data,
    notes: values.notes,
    isQuick: values.quick,
    mostAnswers: Number(values.answers),
    pairs: Number(values.pairs ?? (values.quick ? 5 : 21)),
    seed: Number(values.seed),
  });
  for (const row of [...startUp, ...answering, ...importing, ...log, ...size, ...peers]) {
    if (values.only && !values.only.some((name) => row.name.startsWith(name))) continue;
    if (values.quick && row.isLong) continue;
    process.stderr.write(`${row.name} …\n`);
    done.push({ ...row, ...(await row.measure(here)) });
  }
});

printTable(
  ['task', 'ours', 'against', '', 'ratio', 'mark'],
  done.map(({ task, ours, against, floor, ratio, mark }) => [
    task,
    ours ?? '–',
    against,
    floor ?? '–',
    ratio === undefined ? '–' : ratio.toFixed(2),
    mark === undefined ? '–' : `≤ ${mark}`,
  ]),
);

if (values.json) {
  const machine = `${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? execPath}`;
  const rows = done.map(({ name, task, against, ours, floor, ratio, mark }) => ({
    name,
    task,
    against,
    ours,
    floor,
    ratio,
    mark,
  }));
  const document = { node: version, machine, quick: values.quick, seed: Number(values.seed), rows };
  writeFileSync(values.json, `${JSON.stringify(document, null, 2)}\n`);
}

const over = done.filter(({ ratio, mark }) => mark !== undefined && ratio > mark);
const far = over.filter(({ ratio, mark }) => ratio > farBeyond * mark);
process.stderr.write(
  `${done.length} rows, ${over.length} over their marks${over.length === 0 ? '' : `: ${over.map(({ name }) => name).join(', ')}`}\n`,
);
if (far.length > 0) {
  process.stderr.write(`far beyond: ${far.map(({ name }) => name).join(', ')}\n`);
  process.exitCode = 1;
}
