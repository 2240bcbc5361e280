import { expect, onTestFinished, test } from 'vitest';
import { migrationsFolder } from '../../src/config/paths.ts';
import { openStore } from '../../src/store/store.ts';
import { tides, winds } from '../e2e/collection.ts';
import { newProgram } from '../e2e/program.ts';
import { given, stamp } from '../store/stamps.ts';
import { expectSound } from './found.ts';

test('imports at once, with answers between them, make what one would and lose no answer', async () => {
  const engram = newProgram();
  await engram.ok('import', engram.note('tides.md', tides));
  const store = openStore(engram.database, migrationsFolder);
  onTestFinished(() => store.close());
  const [first] = store.cards.list({});
  const id = first?.card.id ?? expect.unreachable();
  const notes = [
    engram.note('winds.md', winds),
    engram.note('tides.md', `${tides}\nQ: Neap?\nA: Low.\n`),
  ];
  let areDone = false;
  const imports = Promise.all([1, 2].map(() => engram.run('import', ...notes)));
  void imports.finally(() => {
    areDone = true;
  });
  let answers = 0;
  while (!areDone) {
    store.events.answer(id, given(4), stamp(0, answers));
    answers += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const { status } of await imports) expect([0, 5]).toContain(status);
  const questions = store.cards.list({}).map(({ card }) => card.face.question);
  expect(new Set(questions).size).toBe(questions.length);
  expect(questions).toEqual(expect.arrayContaining(['Neap?', 'What is ebb?']));
  expect(expectSound(engram.database)).toHaveLength(answers);
});
