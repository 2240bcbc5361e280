import { describe, expect, test } from 'vitest';
import { quizSchema } from '../../../src/contract.ts';
import { firstForbidden } from '../../terminal/forbidden.ts';
import { digest } from '../program.ts';
import { type Collection, capitals, collectionOf } from './collection.ts';
import type { Screen } from './screen.ts';

const five = capitals('France', 'Norway', 'Peru', 'Japan', 'Kenya');
const exam = ['quiz', '--seed', '7', '--count', '3'];

/** The letters of the right answers, in the order of the exam. */
async function rightLetters({ program }: Collection): Promise<readonly string[]> {
  const { questions } = await program.json(quizSchema, ...exam);
  return questions.map(({ options }) => letter(options.findIndex(({ correct }) => correct)));
}

function letter(index: number): string {
  return 'abcd'.charAt(index);
}

function otherThan(right: string | undefined): string {
  return right === 'a' ? 'b' : 'a';
}

/** Answers the question on the screen and turns to the next page. */
async function pick(screen: Screen, number: number, key: string | undefined): Promise<void> {
  await screen.shows(new RegExp(`Question ${number} of`));
  screen.type(key ?? '');
  await screen.shows(new RegExp(`> ${key}\\)`));
  screen.type('\r');
}

/** The last state that a mode was set to: `h` is on, `l` is off. */
function lastOf(screen: Screen, mode: string): string | undefined {
  const set = screen.raw().match(new RegExp(`\\x1b\\[\\?${mode}[hl]`, 'g'));
  return set?.at(-1)?.at(-1);
}

describe('a quiz', () => {
  test('is taken, handed in and summed up, and writes nothing', async () => {
    const collection = await collectionOf(five);
    const [first, second, third] = await rightLetters(collection);
    const before = digest(collection.program.database);
    const screen = collection.run(exam);
    await pick(screen, 1, first);
    expect(screen.isApart()).toBe(true);
    await pick(screen, 2, otherThan(second));
    await screen.shows(/Question 3 of 3 · 2 answered/);
    screen.type('q');
    await screen.shows(/2 of 3 questions answered\.\nNot answered: 3/);
    screen.type('\x1b[D');
    await pick(screen, 3, third);
    await screen.shows(/3 of 3 questions answered/);
    screen.type('\r');
    await screen.shows(/2 of 3 \(67 %\) right/);
    await screen.shows(/Flag 1 missed card/);
    expect(screen.text()).toMatch(/Yours: .*\n *Right: /);
    expect(screen.text()).toContain('engram quiz --count 3 --seed 7');
    screen.type('\r');
    expect(await screen.ended).toBe(0);
    expect(lastOf(screen, '25')).toBe('h');
    expect(digest(collection.program.database)).toBe(before);
  });

  test('flags what was missed on a yes, and a flag that is there keeps its reason', async () => {
    const collection = await collectionOf(five);
    const { questions } = await collection.program.json(quizSchema, ...exam);
    const [one, two] = questions.map(({ cardId }) => cardId);
    await collection.program.ok('flag', one ?? '', '--reason', 'look it up');
    const screen = collection.run(exam);
    await screen.shows(/Question 1/);
    screen.type('q');
    await screen.shows(/Overview/);
    screen.type('\r');
    await screen.shows(/Flag 2 missed cards/);
    screen.type('y\r');
    expect(await screen.ended).toBe(0);
    expect(await collection.program.ok('card', two ?? '')).toContain('missed in a quiz');
    expect(await collection.program.ok('card', one ?? '')).not.toContain('missed in a quiz');
  });

  test('records every answer with --record, right as Good and wrong as Again', async () => {
    const collection = await collectionOf(five);
    const [first, second] = await rightLetters(collection);
    const screen = collection.run([...exam, '--record']);
    await pick(screen, 1, first);
    await pick(screen, 2, otherThan(second));
    await screen.shows(/Question 3/);
    screen.type('q');
    await screen.shows(/Overview/);
    screen.type('\r');
    await screen.shows(/Recorded 2 answers\./);
    expect(await screen.ended).toBe(0);
    const { questions } = await collection.program.json(quizSchema, ...exam);
    const grades = await Promise.all(
      questions.map(({ question }) =>
        collection.grades(new RegExp(question.replaceAll('?', '\\?'))),
      ),
    );
    expect(grades).toEqual([[4], [1], []]);
  });

  test.each([
    ['Ctrl-C', '\x03', 130],
    ['Ctrl-D', '\x04', 0],
  ])(
    'is left with %s, with the results so far and the terminal as it was',
    async (_, key, status) => {
      const collection = await collectionOf(five);
      const [first] = await rightLetters(collection);
      const script = `${collection.command} ${exam.join(' ')}; echo "status=$?"; stty -a`;
      const screen = collection.shell(script, { rows: 40 });
      await pick(screen, 1, first);
      await screen.shows(/Question 2/);
      screen.type(key);
      await screen.ended;
      expect(screen.text()).toContain(`status=${status}\n`);
      expect(screen.text()).toMatch(/1 of 1 \(100 %\) right.*2 not answered/);
      expect(screen.text()).toMatch(/[^-]icanon/);
      expect(screen.text()).toMatch(/[^-]echo\b/);
      expect(screen.isApart()).toBe(false);
      expect([lastOf(screen, '25'), lastOf(screen, '1049')]).toEqual(['h', 'l']);
    },
  );

  test('fits forty columns, and is drawn anew at another size', async () => {
    const screen = (await collectionOf(five)).run([...exam, '--minutes', '5'], {
      columns: 40,
      rows: 16,
    });
    await screen.shows(/Question 1 of 3 · 0 answered · 5 min\nleft/);
    for (const shown of ['a) ', 'd) ', 'Enter next', 'q hand in']) {
      expect(screen.text()).toContain(shown);
    }
    screen.resize(90, 24);
    const wide = await screen.shows(/5 min left[\s\S]*mark · q hand in · \? keys/);
    expect(wide.match(/Question 1/g)).toHaveLength(1);
    screen.type('?');
    await screen.shows(/pick an answer[\s\S]*any key goes back/);
    screen.type('x');
    await screen.shows(/Question 1/);
    screen.type('\x03');
    await screen.ended;
  });

  test('has no colour with NO_COLOR, and shows text from notes as nothing but text', async () => {
    const evil = '\x1b]0;title\x07\u009b31m\u202eabc\x1b[2J';
    const answers = [`${evil} of the first`, 'second', 'third one'];
    const cards = answers.map((answer, at) => `Q: What is ${evil} ${at}?\nA: ${answer}\n`);
    const collection = await collectionOf({ 'it.md': `# It\n\n${cards.join('\n')}` });
    const screen = collection.run(['quiz', '--seed', '1'], { env: { NO_COLOR: '1' }, rows: 40 });
    await screen.shows(/Question 1/);
    screen.type('a');
    await screen.shows(/> a\)/);
    screen.type('\x03');
    await screen.ended;
    expect(screen.raw()).not.toMatch(/\x1b\[[0-9;]*m/);
    const drawing = /\x1b\[\d*[ABCDGJK]|\x1b\[H|\x1b\[2J|\x1b\[\?25[hl]|\x1b\[\?1049[hl]|\r(?=\n)/g;
    expect(firstForbidden(screen.raw().replaceAll(drawing, ''))).toBeUndefined();
  });
});

describe('a quiz with --plain', () => {
  test('goes line by line, draws nothing and marks what was picked in words', async () => {
    const collection = await collectionOf(five);
    const [first, second] = await rightLetters(collection);
    const screen = collection.run([...exam, '--plain', '--no-color'], { rows: 70 });
    await screen.shows(/Question 1 of 3[\s\S]*^>/m);
    screen.type(`${first}\r`);
    await screen.shows(/Question 2 of 3/);
    screen.type('what\r');
    await screen.shows(/Type the letter[\s\S]*Type the letter/);
    screen.type(`${otherThan(second)}\r`);
    await screen.shows(/Question 3 of 3/);
    screen.type('2\r');
    await screen.shows(/\(your answer\)/);
    screen.type('finish\r');
    await screen.shows(/Not answered: 3/);
    screen.type('finish\r');
    await screen.shows(/1 of 3 \(33 %\) right[\s\S]*Type yes or no/);
    screen.type('no\r');
    expect(await screen.ended).toBe(0);
    expect(screen.raw()).not.toMatch(/\x1b\[\?1049|\x1b\[2J|[│─]/);
  });

  test.each([
    ['Ctrl-C', '\x03', 130],
    ['Ctrl-D', '\x04', 0],
  ])('is left with %s', async (_, key, status) => {
    const screen = (await collectionOf(five)).run([...exam, '--plain']);
    await screen.shows(/Question 1 of 3/);
    screen.type(key);
    expect(await screen.ended).toBe(status);
    expect(screen.text()).toContain('Nothing answered.');
  });
});

describe('without a terminal', () => {
  test('a quiz says what works instead', async () => {
    const { program } = await collectionOf(five);
    const { status, stdout, stderr } = await program.run('quiz');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('engram quiz --json --seed N --count N');
  });

  test('--json gives the same exam for the same seed, and writes nothing', async () => {
    const { program } = await collectionOf(five);
    const before = digest(program.database);
    const one = await program.json(quizSchema, ...exam);
    expect(await program.json(quizSchema, ...exam)).toEqual(one);
    expect(one.seed).toBe(7);
    expect(one.questions).toHaveLength(3);
    for (const { options } of one.questions) {
      expect(options.filter(({ correct }) => correct)).toHaveLength(1);
    }
    expect(digest(program.database)).toBe(before);
  });

  test('--json with --record is a wrong call, and too few answers are a failure', async () => {
    const { program } = await collectionOf(capitals('France'));
    expect((await program.run('quiz', '--json', '--record')).status).toBe(2);
    const { status, stdout } = await program.run('quiz', '--json');
    expect(status).toBe(1);
    expect(stdout).toContain('at least two cards');
  });
});
