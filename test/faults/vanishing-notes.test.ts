import {
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openNotes } from '../../src/commands/open-notes.ts';
import { migrationsFolder } from '../../src/config/paths.ts';
import { openStore } from '../../src/store/store.ts';
import { newProgram, type Program, type Ran } from '../e2e/program.ts';
import { expectSound } from './found.ts';
import { answerAll } from './kill/place.ts';

/** What can become of a note, or of the folder it is in. */
const fates: Readonly<Record<string, (file: string) => void>> = {
  vanished: (file) => unlinkSync(file),
  folder: (file) => {
    unlinkSync(file);
    mkdirSync(file);
  },
  loop: (file) => {
    unlinkSync(file);
    symlinkSync(file, file);
  },
  'not text': (file) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00])),
  empty: (file) => truncateSync(file, 0),
};

function noteOf(number: number): string {
  return `# Notes\n\nQ: What is fact ${number}?\nA: Fact.\n\nQ: What is truth ${number}?\nA: Truth.\n`;
}

function writeNotes(engram: Program, names: readonly string[]): void {
  for (const [index, name] of names.entries()) engram.note(`notes/${name}.md`, noteOf(index));
}

test('notes that change between being found and being read are said, and stop no other', async () => {
  const engram = newProgram();
  const names = Object.keys(fates);
  writeNotes(engram, ['a first', ...names, 'z last']);
  const opened: string[] = [];
  const { refused, warnings } = await openNotes(
    [join(engram.folder, 'notes')],
    undefined,
    (note) => {
      opened.push(note.found?.deckPath.at(-1) ?? '');
      if (opened.length > 1) return;
      // The first one is being read: now all the others change.
      for (const name of names) fates[name]?.(join(engram.folder, 'notes', `${name}.md`));
    },
  );
  expect(opened).toEqual(['a first', 'empty', 'z last']);
  expect(refused).toBe(4);
  const said = Object.fromEntries(
    warnings.map(({ file, message }) => [file.split('/').at(-1)?.slice(0, -3), message]),
  );
  expect(said).toMatchObject({
    vanished: expect.stringContaining('no longer there'),
    folder: 'it is a folder',
    'not text': expect.stringMatching(/UTF-8|NUL|UTF-16/u),
  });
  expect(said['loop']).toMatch(/\w/u);
});

test('imports of notes that somebody keeps wrecking retire nothing for good and lose no answer', async () => {
  const engram = newProgram();
  const names = Array.from({ length: 60 }, (_, index) => `note${index}`);
  writeNotes(engram, names);
  await engram.ok('import', 'notes');
  answerAll(engram.database, 1, 1);
  const answers = expectSound(engram.database);
  expect(answers).toHaveLength(120);
  const { status, stdout, stderr } = await whileWrecking(engram, names);
  expect([0, 2, 3, 4]).toContain(status);
  expect(stdout + stderr).not.toMatch(/node:internal|^\s+at /mu);
  expect(expectSound(engram.database)).toHaveLength(answers.length);
  rmSync(join(engram.folder, 'notes'), { recursive: true });
  writeNotes(engram, names);
  await engram.ok('import', 'notes');
  expect(expectSound(engram.database).toSorted()).toEqual(answers.toSorted());
  const store = openStore(engram.database, migrationsFolder);
  expect(store.cards.list({})).toHaveLength(120);
  store.close();
});

/** Runs an import while one note after another meets its fate, and is there again. */
async function whileWrecking(engram: Program, names: readonly string[]): Promise<Ran> {
  const running = engram.run('import', 'notes');
  let hasEnded = false;
  void running.finally(() => {
    hasEnded = true;
  });
  const folder = join(engram.folder, 'notes');
  for (let turn = 0; !hasEnded; turn += 1) {
    const index = (turn * 7) % names.length;
    const file = join(folder, `${names[index]}.md`);
    const fate = Object.values(fates)[turn % Object.keys(fates).length];
    rmSync(file, { recursive: true, force: true });
    writeFileSync(file, `${noteOf(index)}\n`);
    fate?.(file);
    // Now and then the folder itself is gone for a moment.
    if (turn % 50 === 0) {
      renameSync(folder, `${folder} away`);
      renameSync(`${folder} away`, folder);
    }
    await new Promise((resolve) => setImmediate(resolve));
    rmSync(file, { recursive: true, force: true });
    writeFileSync(file, noteOf(index));
  }
  return running;
}
