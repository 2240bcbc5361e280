// How long commands take, as ratios to a bare start of node in the same run. See docs/benchmarks.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { printTable } from './print-table.mjs';
import { inTempFolder, run } from './program.mjs';
import { randomFrom } from './random.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '11' },
    cards: { type: 'string', default: '100000' },
    answers: { type: 'string', default: '1000000' },
    'max-ratio': { type: 'string' },
  },
});
const runs = Number(values.runs);
const maxRatio = values['max-ratio'] === undefined ? undefined : Number(values['max-ratio']);
const now = '2030-06-01T12:00:00Z';
const today = Math.floor(Date.parse(now) / 86_400_000);

await inTempFolder((folder) => {
  const rows = [];
  let slow = false;
  const row = (what, cards, { ms, floor }) => {
    const ratio = ms / floor;
    if (maxRatio !== undefined && ratio > maxRatio) slow = true;
    rows.push([what, cards, `${ms.toFixed(0)} ms`, `${floor.toFixed(0)} ms`, ratio.toFixed(2)]);
  };
  const engram = (home, args) => {
    const result = run(home, args, { now });
    if (result.status !== 0) throw new Error(`engram ${args.join(' ')}: ${result.stderr}`);
  };
  const commands = (home, label) => {
    const { cards } = JSON.parse(run(home, ['cards', '--json'], { now }).stdout);
    const ids = cards.slice(0, runs + 1).map(({ id }) => id);
    row(
      '--version',
      label,
      median(() => engram(home, ['--version'])),
    );
    row(
      'status',
      label,
      median(() => engram(home, ['status'])),
    );
    row(
      'next',
      label,
      median(() => engram(home, ['next', '--json'])),
    );
    row(
      'answer',
      label,
      median((index) => engram(home, ['answer', ids[index] ?? ids[0], 'good'])),
    );
    return cards.length;
  };

  const few = join(folder, 'few');
  mkdirSync(join(folder, 'notes'));
  writeFileSync(join(folder, 'notes', 'few.md'), notesOf(0, 10));
  engram(few, ['import', join(folder, 'notes')]);
  commands(few, '10');
  const usual = join(folder, 'usual.md');
  writeFileSync(usual, notesOf(0, 250));
  row(
    'import, 250 facts',
    '10',
    median((index) => engram(join(folder, `home-${index}`), ['import', usual])),
  );
  row(
    'import again, unchanged',
    '250',
    median(() => engram(join(folder, 'home-0'), ['import', usual])),
  );

  const many = join(folder, 'many');
  const large = join(folder, 'large');
  mkdirSync(large);
  const perFile = 1000;
  for (let first = 0; first < Number(values.cards); first += perFile) {
    writeFileSync(join(large, `note-${first}.md`), notesOf(first, perFile));
  }
  const label = Number(values.cards).toLocaleString('en');
  row(
    `import, ${label} facts`,
    'none',
    once(() => engram(many, ['import', large])),
  );
  row(
    'import again, unchanged',
    label,
    once(() => engram(many, ['import', large])),
  );
  row(
    'import, 250 facts',
    label,
    once(() => engram(many, ['import', usual])),
  );
  commands(many, label);

  answer(join(many, 'engram.db'), Number(values.answers));
  row(
    `stats, ${Number(values.answers).toLocaleString('en')} answers`,
    label,
    once(() => engram(many, ['stats', '--json'])),
  );
  for (const format of ['json', 'csv']) {
    const file = join(folder, `reviews.${format}`);
    row(
      `export reviews as ${format}`,
      label,
      once(() => engram(many, ['export', 'reviews', '--format', format, '-o', file])),
    );
  }
  row(
    'status, after them',
    label,
    median(() => engram(many, ['status'])),
  );
  printTable(['what', 'cards', 'median', 'node -e 0', '× node'], rows);
  if (slow) process.exitCode = 1;
});

/**
 * The median time in milliseconds, and that of bare starts of node between the runs, so that what
 * else the machine does weighs on both. The first run, which warms the disk's cache, is left out.
 */
function median(work) {
  work(0);
  const times = [];
  const floors = [];
  for (let index = 1; index <= runs; index += 1) {
    floors.push(timed(bareNode));
    times.push(timed(() => work(index)));
  }
  return { ms: middle(times), floor: middle(floors) };
}

/** One run of what takes long, between bare starts of node. */
function once(work) {
  const floors = Array.from({ length: 3 }, () => timed(bareNode));
  const ms = timed(work);
  for (let count = 0; count < 3; count += 1) floors.push(timed(bareNode));
  return { ms, floor: middle(floors) };
}

function bareNode() {
  spawnSync(execPath, ['-e', '0']);
}

function timed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function middle(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function notesOf(first, count) {
  const parts = [`# Service ${first}\n\n## Key Features\n\n`];
  for (let index = first; index < first + count; index += 1) {
    if (index % 8 === 0) parts.push(`\n## Topic ${index}\n\n`);
    parts.push(`- **Term ${index}**: does the work number ${index} for those who asked for it.\n`);
  }
  return parts.join('');
}

/** Writes answers straight into the log, spread over the cards and the last two years. */
function answer(file, count) {
  const database = new Database(file);
  const random = randomFrom(1);
  const cards = database.prepare('SELECT number FROM cards WHERE retired_at IS NULL').pluck().all();
  const insert = database.prepare(
    `INSERT INTO events (id, card, device, at, offset_minutes, day, type, kind, grade, duration_ms,
       scheduler, interval_days, ease100, due_on)
     VALUES (?, ?, 'bench', ?, 0, ?, 'answer', 'review', ?, ?, 'sm2', ?, 250, ?)`,
  );
  database.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const day = today - 730 + Math.floor((index / count) * 729);
      const interval = 1 + random.below(60);
      const at = day * 86_400_000 + random.below(80_000_000);
      insert.run(
        `bench-${index}`,
        cards[index % cards.length],
        at,
        day,
        1 + random.below(5),
        random.below(20_000),
        interval,
        day + interval,
      );
    }
  })();
  database.close();
}
