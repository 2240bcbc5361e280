import { expect, test } from 'vitest';
import { capitals, collectionOf } from './collection.ts';
import type { Screen } from './screen.ts';

/** Everything stays in sight: what was printed is never drawn over. */
const tall = { columns: 80, rows: 200 };

/** Waits for a prompt below a text, and answers with a line. */
async function say(screen: Screen, after: RegExp, line: string): Promise<void> {
  await screen.shows(new RegExp(`(?:${after.source})(?:(?!\\n>)[\\s\\S])*\\n>$`));
  screen.type(`${line}\r`);
}

test('a plain review is printed line after line, and moves no cursor', async () => {
  const collection = await collectionOf(capitals('France', 'Norway', 'Peru'));
  const screen = collection.run(['review', '--plain'], tall);
  await say(screen, /capital of France\?/, '');
  await say(screen, /Answer:\nParis/, '1');
  await say(screen, /Again: [\s\S]*capital of Norway\?/, '');
  await say(screen, /Answer:\nOslo/, '');
  await say(screen, /Good: [\s\S]*capital of Peru\?/, 'undo');
  await say(screen, /Taken back: Good\.[\s\S]*capital of Norway\?/, '');
  await say(screen, /Taken back[\s\S]*Answer:\nOslo/, 'easy');
  await say(screen, /Easy: [\s\S]*capital of Peru\?/, '?');
  await say(screen, /take back the last answer[\s\S]*leave; everything is saved/, 'q');
  expect(await screen.ended).toBe(0);
  expect(screen.text()).toMatch(/2 answers in .*, all saved/);
  expect(await collection.grades(/France/)).toEqual([1]);
  expect(await collection.grades(/Norway/)).toEqual([5]);
  // What the terminal's own line editing needs is all there is.
  expect(screen.raw()).not.toMatch(/\x1b\[\?1049h|\x1b\[\d+;\d+H|\x1b\[2J|\x1b\[\d*A/);
  expect(screen.raw()).not.toMatch(/[\u2500-\u257f\u2580-\u259f]/u);
});

test('a list is ticked off in words, and choices are answered by their letters', async () => {
  const collection = await collectionOf({
    'fruit.md':
      '# Fruit\n\n## Kinds\n\n- Apple\n- Pear\n- Plum\n\nQ: Which is red?\n- [x] Cherry\n- [ ] Lime\n',
  });
  const screen = collection.run(['review', '--plain'], tall);
  await say(screen, /three kinds of Fruit/, '');
  await say(screen, /1 of 3, had: Apple/, '');
  await say(screen, /2 of 3, had: Pear/, 'x');
  await say(screen, /missed: Pear/, '');
  await say(screen, /3 of 3, had: Plum\n2 of 3 had/, '');
  const asked = await screen.shows(/Which is red\?(?:(?!\n>)[\s\S])*\n>$/);
  screen.type(`${/([ab])\) Cherry/.exec(asked)?.[1] ?? ''}\r`);
  await say(screen, /right/, '');
  await say(screen, /Good: [\s\S]*three kinds of Fruit/, 'q');
  expect(await screen.ended).toBe(0);
  expect(await collection.grades(/kinds of Fruit/)).toEqual([3]);
  expect(await collection.grades(/red/)).toEqual([4]);
});

test('Ctrl-C leaves it with everything saved', async () => {
  const collection = await collectionOf(capitals('France', 'Norway'));
  const screen = collection.run(['review', '--plain'], tall);
  await say(screen, /France\?/, '');
  await say(screen, /Paris/, '3');
  await screen.shows(/Norway\?[\s\S]*\n>$/);
  screen.type('\x03');
  expect(await screen.ended).toBe(130);
  expect(await collection.grades(/France/)).toEqual([4]);
});

test('forty columns wrap its lines at words', async () => {
  const collection = await collectionOf({
    'long.md': `# Long\n\nQ: ${'elasticity '.repeat(12)}?\nA: Yes.\n`,
  });
  const screen = collection.run(['review', '--plain'], { columns: 40, rows: 60 });
  const text = await screen.shows(/elasticity[\s\S]*\n>$/);
  expect(text.match(/^(?:elasticity ?){1,3}\??$/gmu)?.length).toBeGreaterThanOrEqual(4);
  screen.type('q\r');
  expect(await screen.ended).toBe(0);
});

test.each(['TERM=dumb', 'ENGRAM_PLAIN=on'])('%s makes it plain by itself', async (variable) => {
  const collection = await collectionOf(capitals('France'));
  const screen = collection.shell(`${variable} ${collection.command} review`, tall);
  await say(screen, /France\?/, 'q');
  expect(await screen.ended).toBe(0);
});
