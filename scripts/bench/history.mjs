// Replays real edits of notes and counts the bullets that kept their card.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { bulletsOf, judge } from './kept.mjs';
import { noteFiles, reader } from './note-files.mjs';
import { changeOf, pairBullets } from './pair-bullets.mjs';
import { percent, printTable } from './print-table.mjs';
import { inTempFolder, run, runJson } from './program.mjs';
import { randomFrom } from './random.mjs';

const firstDay = '2030-01-05T09:00:00Z';
const secondDay = '2030-01-06T09:00:00Z';

/** Replays each folder of commits, prints a table, and tells whether the mark is met in all. */
export async function measureHistory(paths, { mark, answers, verbose, limit, seed }) {
  const rows = [];
  const lost = [];
  const all = emptyTally();
  for (const commit of paths.flatMap(commitsOf)) {
    const result = await inTempFolder((folder) =>
      replay(commit, folder, answers, randomFrom(seed)),
    );
    const tally = tallyOf(result);
    for (const key of Object.keys(all)) all[key] += tally[key];
    rows.push(rowOf(basename(commit), tally));
    for (const one of result.judged) if (!one.kept && !one.bare) lost.push({ ...one, commit });
  }
  printTable(
    ['commit', 'changed', 'bare', 'kept', 'lost', 'share', 'own card', 'answered', 'history kept'],
    [...rows, rowOf('all', all)],
  );
  if (verbose) for (const one of lost.slice(0, limit)) describe(one);
  const share = all.kept / Math.max(1, all.changed - all.bare);
  if (share >= mark) return true;
  process.stderr.write(`missed: ${percent(share, 1)} kept, the mark ${percent(mark, 1)}\n`);
  return false;
}

function commitsOf(path) {
  const root = resolve(path);
  const isCommit = (folder) =>
    existsSync(join(folder, 'before')) || existsSync(join(folder, 'after'));
  if (isCommit(root)) return [root];
  return readdirSync(root)
    .sort()
    .map((name) => join(root, name))
    .flatMap((folder) => (isCommit(folder) ? [folder] : commitsOf(folder)));
}

function replay(commit, folder, answers, random) {
  const home = join(folder, 'home');
  const notes = join(folder, 'notes');
  mkdirSync(notes);
  const bullets = [];
  const show = (version) => {
    // The files stand at the same paths before and after, whatever folder they come from.
    rmSync(notes, { recursive: true });
    mkdirSync(notes);
    const from = join(commit, version);
    if (existsSync(from)) cpSync(from, notes, { recursive: true });
    const read = reader();
    bullets.push(noteFiles(notes).flatMap((file) => bulletsOf(file, read(file))));
  };
  show('before');
  runJson(home, ['import', notes], { now: firstDay, refusalIsFine: true });
  const { cards: before } = runJson(home, ['cards']);
  show('after');
  const [was, now] = bullets;
  const changed = [...pairBullets(was, now)].filter(([one, other]) => changeOf(one, other));
  const concerned = [
    ...new Set(judge(changed, before, []).flatMap(({ own }) => (own ? [own.id] : []))),
  ];
  const answered = random.sample(concerned, answers);
  for (const id of answered) run(home, ['answer', id, 'good'], { now: firstDay });
  if (noteFiles(notes).length > 0)
    runJson(home, ['import', notes, '--force'], { now: secondDay, refusalIsFine: true });
  const { cards: after } = runJson(home, ['cards', '--retired']);
  const alive = new Set(
    after.filter(({ retired, lastReviewedAt }) => !retired && lastReviewedAt).map(({ id }) => id),
  );
  return {
    judged: judge(changed, before, after),
    answered: answered.length,
    historyKept: answered.filter((id) => alive.has(id)).length,
  };
}

function emptyTally() {
  return { changed: 0, bare: 0, kept: 0, ownKept: 0, answered: 0, historyKept: 0 };
}

function tallyOf({ judged, answered, historyKept }) {
  const count = (key) => judged.filter((one) => one[key]).length;
  return {
    changed: judged.length,
    bare: count('bare'),
    kept: count('kept'),
    ownKept: count('ownKept'),
    answered,
    historyKept,
  };
}

function rowOf(name, { changed, bare, kept, ownKept, answered, historyKept }) {
  const had = changed - bare;
  return [
    name,
    changed,
    bare,
    kept,
    had - kept,
    percent(kept, had),
    percent(ownKept, had),
    answered,
    percent(historyKept, answered),
  ];
}

function describe({ commit, was, now, own }) {
  const where = `${basename(commit)} ${relative(commit, was.file)
    .split(/[\\/]notes[\\/]/u)
    .at(-1)}`;
  process.stdout.write(
    [
      `\n${where}:${was.line} (${changeOf(was, now)}), a ${own.kind} card`,
      `  was ${was.place.slice(-2).join(' › ')}: ${was.text.slice(0, 150)}`,
      `  now ${now.place.slice(-2).join(' › ')}: ${now.text.slice(0, 150)}`,
      '',
    ].join('\n'),
  );
}
