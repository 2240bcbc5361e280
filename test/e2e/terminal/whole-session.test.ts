import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardsSchema } from '../../../src/contract.ts';
import { answer, capitals, collectionOf, turn } from './collection.ts';

const rivers = `# Rivers

Q: Which river is the longest in Africa?
- [ ] Congo
- [x] Nile
- [ ] Niger

## Lifecycle

1. **Spring**: the water comes out of the ground.
2. **Upper course**: it falls fast.
3. **Delta**: it reaches the sea.
`;

test('a session with every key, on cards of every kind', async () => {
  const collection = await collectionOf({ 'rivers.md': rivers });
  const screen = collection.run(['review'], { columns: 100, rows: 30 });

  // The steps in order: item by item, one missed, and taken back.
  await screen.shows(/three stages[\s\S]*space shows the first item/);
  screen.type(' ');
  await screen.shows(/^\[x\] 1\. Spring\n2 of 3 to come/m);
  screen.type(' ');
  await screen.shows(/^\[x\] 2\. Upper course\n1 of 3 to come/m);
  screen.type('x');
  await screen.shows(/^\[ \] 2\. Upper course/m);
  screen.type('a');
  await screen.shows(/^\[ \] 3\. Delta[\s\S]*space Again/m);
  screen.type('x');
  await screen.shows(/^\[x\] 3\. Delta[\s\S]*space Hard/m);
  screen.type(' ');
  await screen.shows(/Hard: due in 1 d, asked again at the end/);

  // A choice by its letter; the capital reaches the command of that letter.
  const asked = await screen.shows(/longest in Africa[\s\S]*a-c answers/);
  screen.type('C');
  await screen.shows(/> - \[x\] Nile[\s\S]*any key goes back/);
  screen.type(' ');
  await screen.shows(/a-c answers/);
  const letter = /^ ([abc])\) Nile$/m.exec(asked)?.[1] ?? '';
  screen.type(letter);
  await screen.shows(/Nile \(right\)[\s\S]*space Good/);
  screen.type(' ');

  // Undo goes back over both cards, and then finds nothing more.
  await screen.shows(/at Spring\s[\s\S]*shows the answer/);
  screen.type('u');
  await screen.shows(/Taken back: Good\./);
  screen.type('u');
  await screen.shows(/Taken back: Hard\./);
  screen.type('u');
  await screen.shows(/There is nothing to take back/);
  screen.type('a');
  await screen.shows(/space Again/);
  screen.type('4');
  await screen.shows(/longest in Africa/);
  screen.type(letter === 'a' ? 'b' : 'a');
  await screen.shows(/\(wrong\)[\s\S]*space Again/);
  screen.type('3');

  // Flag with a word, the leech list, the keys, suspend, bury, leave.
  await screen.shows(/at Spring\s/);
  screen.type('f');
  await screen.shows(/Why flag it\?/);
  screen.type('unclear');
  await screen.shows(/unclear_/);
  screen.type('\r');
  await screen.shows(/Flagged\./);
  screen.type('l');
  await screen.shows(/No leeches/);
  screen.type(' ');
  await screen.shows(/at Spring\s/);
  screen.type('?');
  await screen.shows(/these keys[\s\S]*any key goes back/);
  screen.type(' ');
  await screen.shows(/at Spring\s/);
  screen.type('s');
  await screen.shows(/Suspended[\s\S]*u undo/);
  screen.type('b');
  await screen.shows(/Put off until tomorrow/);
  screen.type('q');
  expect(await screen.ended).toBe(0);
  expect(screen.text()).toMatch(/2 answers in .*all saved/);

  const { cards } = await collection.program.json(cardsSchema, 'cards');
  expect(cards.filter((card) => card.flagged && card.suspended)).toHaveLength(1);
  expect(cards.filter((card) => card.state === 'review')).toHaveLength(2);
});

test('a note is edited at its line, and the session goes on with the card as it is then', async () => {
  const collection = await collectionOf(capitals('France', 'Norway'));
  const editor = join(collection.program.folder, 'my editor.sh');
  const told = join(collection.program.folder, 'told');
  writeFileSync(
    editor,
    `#!/bin/sh
printf '%s\\n' "$@" > '${told}'
stty -a | grep -q -- -icanon && echo raw >> '${told}'
for last; do :; done
sed -i 's/Paris/Paris on the Seine/; /Norway/,/Oslo/d' "$last"
`,
  );
  chmodSync(editor, 0o755);
  const screen = collection.run(['review'], { env: { VISUAL: `'${editor}' --flag` } });
  await turn(screen, 'France');
  screen.type('e');
  await screen.shows(/Paris on the Seine|2 cards changed with the note/);
  await screen.shows(/0 of 1 done[\s\S]*shows the answer/);
  screen.type(' ');
  await screen.shows(/Paris on the Seine[\s\S]*1 Again/);
  expect(readFileSync(told, 'utf8')).toMatch(/^--flag\n.*capitals\.md\n$/);
  screen.type('3');
  expect(await screen.ended).toBe(0);
  expect(screen.isApart()).toBe(false);
});

test('an editor that cannot be started is told of, and nothing is lost', async () => {
  const collection = await collectionOf(capitals('France'));
  const screen = collection.run(['review'], { env: { VISUAL: 'no-such-editor' } });
  await turn(screen, 'France');
  screen.type('e');
  await screen.shows(/The editor cannot be started: no-such-editor/);
  screen.type('3');
  expect(await screen.ended).toBe(0);
  expect(await collection.grades(/France/)).toEqual([4]);
});

test('a typed answer is compared word by word, and suggests the grade', async () => {
  const collection = await collectionOf(capitals('France', 'Norway'));
  const screen = collection.run(['review', '--typed']);
  await screen.shows(/France\?[\s\S]*> _/);
  screen.type('pariss');
  await screen.shows(/> pariss_/);
  screen.type('\r');
  await screen.shows(/You typed: \[-pariss-\]\{\+Paris\+\}[\s\S]*space (Good|Hard)/);
  screen.type('4');
  await screen.shows(/Norway\?[\s\S]*> _/);
  screen.type('qqq');
  await screen.shows(/> qqq_/);
  screen.type('\r');
  await screen.shows(/space Again/);
  screen.type('q');
  expect(await screen.ended).toBe(0);
  expect(await collection.grades(/France/)).toEqual([5]);
});

test('--minutes leaves what was not asked in time for another session', async () => {
  const collection = await collectionOf(capitals('France', 'Norway', 'Peru'));
  const screen = collection.run(['review', '--minutes', '5']);
  await answer(screen, 'France', '3');
  await turn(screen, 'Norway');
  screen.type('q');
  expect(await screen.ended).toBe(0);
  expect(screen.text()).toContain('2 cards left for today');
});

test('--cram practises the hardest first and leaves the schedule alone', async () => {
  const collection = await collectionOf(capitals('France', 'Norway', 'Peru'));
  await collection.answer(/Peru/, '3');
  const before = await collection.cards();
  const screen = collection.run(['review', '--cram']);
  await answer(screen, 'Peru', '1');
  await answer(screen, 'France', '4');
  await answer(screen, 'Norway', '3');
  await answer(screen, 'Peru', '3');
  expect(await screen.ended).toBe(0);
  expect(await collection.cards()).toEqual(before);
  expect(await collection.grades(/Peru/)).toEqual([3, 1, 4]);
});

test('undo goes back beyond the session, through the whole day', async () => {
  const collection = await collectionOf(capitals('France', 'Norway'));
  await collection.answer(/France/, '4');
  const screen = collection.run(['review']);
  await screen.shows(/Norway\?/);
  screen.type('u');
  await screen.shows(/France\?[\s\S]*done last before this session/);
  screen.type('q');
  expect(await screen.ended).toBe(0);
  expect(await collection.grades(/France/)).toEqual([]);
});
