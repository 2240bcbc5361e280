// Edits notes by chance, from a seed, and counts the bullets that kept their card.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { edits, linesOf, textOf } from './edits.mjs';
import { bulletsOf, judge } from './kept.mjs';
import { noteFiles, reader } from './note-files.mjs';
import { changeOf } from './pair-bullets.mjs';
import { percent, printTable } from './print-table.mjs';
import { inTempFolder, runJson } from './program.mjs';
import { randomFrom } from './random.mjs';

const fewestBullets = 10;

/** Makes `count` histories, prints the share kept by kind of edit, and tells whether it is enough. */
export async function measureGenerated(count, paths, { mark, seed, verbose, limit }) {
  const random = randomFrom(seed);
  const read = reader();
  const files = paths
    .flatMap(noteFiles)
    .filter((file) => bulletsOf(file, read(file)).length >= fewestBullets);
  if (files.length === 0) throw new Error('no note here has ten bullets to edit');
  const judged = [];
  for (let index = 0; index < count; index += 1) {
    const file = random.pick(files);
    judged.push(...(await inTempFolder((folder) => replayAll(folder, file, read(file), random))));
  }
  const row = (kind, ones) => {
    const changed = ones.filter(({ change, bare }) => change && !bare);
    const others = ones.filter(({ change, bare }) => !change && !bare);
    const share = (some, key) => percent(some.filter((one) => one[key]).length, some.length);
    return [
      kind,
      changed.length,
      share(changed, 'kept'),
      share(changed, 'ownKept'),
      others.length,
      share(others, 'kept'),
    ];
  };
  printTable(
    ['edit', 'changed', 'kept', 'own card', 'beside them', 'kept'],
    [
      ...Object.keys(edits).map((kind) =>
        row(
          kind,
          judged.filter((one) => one.kind === kind),
        ),
      ),
      row('all', judged),
    ],
  );
  const had = judged.filter(({ bare }) => !bare);
  if (verbose) for (const one of had.filter(({ kept }) => !kept).slice(0, limit)) describe(one);
  const share = had.filter(({ kept }) => kept).length / Math.max(1, had.length);
  if (share >= mark) return true;
  process.stderr.write(`missed: ${percent(share, 1)} kept, the mark ${percent(mark, 1)}\n`);
  return false;
}

/** Imports a note, and then each edit of it into a copy of the same home. */
function replayAll(folder, source, markdown, random) {
  const home = join(folder, 'home');
  const notes = join(folder, 'notes');
  mkdirSync(notes);
  const file = join(notes, basename(source));
  writeFileSync(file, markdown);
  runJson(home, ['import', notes]);
  const { cards: before } = runJson(home, ['cards']);
  const was = bulletsOf(file, markdown);
  return Object.entries(edits).flatMap(([kind, edit]) => {
    const parts = edit(linesOf(markdown), random);
    const edited = join(folder, 'edited');
    rmSync(notes, { recursive: true });
    mkdirSync(notes);
    rmSync(edited, { recursive: true, force: true });
    cpSync(home, edited, { recursive: true });
    const now = parts.flatMap((lines, index) => {
      const path = index === 0 ? file : file.replace(/(\.\w+)$/u, `-${index + 1}$1`);
      writeFileSync(path, textOf(lines));
      return bulletsOf(path, textOf(lines)).map((bullet) => ({
        ...bullet,
        origin: lines[bullet.line - 1]?.origin,
      }));
    });
    runJson(edited, ['import', notes, '--force']);
    const { cards: after } = runJson(edited, ['cards', '--retired']);
    const byOrigin = new Map(now.map((bullet) => [bullet.origin, bullet]));
    const pairs = was.flatMap((bullet) => {
      const other = byOrigin.get(bullet.line);
      return other ? [[bullet, other]] : [];
    });
    return judge(pairs, before, after).map((one) => ({
      ...one,
      kind,
      change: changeOf(one.was, one.now),
      source,
    }));
  });
}

function describe({ kind, was, now, own, source }) {
  process.stdout.write(
    [
      `\n${kind}: ${relative('.', source)}:${was.line}, a ${own.kind} card`,
      `  was ${was.place.slice(-2).join(' › ')}: ${was.text.slice(0, 130)}`,
      `  now ${now.place.slice(-2).join(' › ')}: ${now.text.slice(0, 130)}`,
      '',
    ].join('\n'),
  );
}
