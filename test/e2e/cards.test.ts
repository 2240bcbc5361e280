import { beforeAll, describe, expect, test } from 'vitest';
import { cardDetailSchema, cardsSchema, decksSchema } from '../../src/contract.ts';
import { allCards, cardOn, winds } from './collection.ts';
import { copyOf, sharedProgram } from './program.ts';

const signs = `# Signs

Q: What is 100 % of 5?
A: 5

Q: What is 100 of 5?
A: 20 times as much

Q: What does snake_case join words with?
A: An underscore

Q: What does snakeXcase join words with?
A: A letter

Q: What is a back\\\\slash?
A: \\\\ is one

Q: Was heißt STRASSE klein?
A: Straße, und Ärger mit Ä
`;

const engram = sharedProgram();

beforeAll(async () => {
  engram.note('notes/winds.md', winds);
  engram.note('notes/text/signs.md', signs);
  engram.note(
    'notes/text/more/dots.md',
    '---\ntags: [typography]\n---\n# Dots\n\nQ: What ends a sentence?\nA: A dot\n',
  );
  await engram.ok('import', 'notes');
});

async function found(...args: readonly string[]): Promise<readonly string[]> {
  const { cards } = await engram.json(cardsSchema, 'cards', ...args);
  return cards.map(({ question }) => question);
}

describe('cards', () => {
  test('are found by what the question or the answer says, in any case', async () => {
    expect(await found('UNDERSCORE')).toEqual(['What does snake_case join words with?']);
    expect(await found('snakex')).toEqual(['What does snakeXcase join words with?']);
    expect(await found('ärger MIT ä')).toEqual(['Was heißt STRASSE klein?']);
    expect(await found('typography')).toEqual(['What ends a sentence?']);
    expect(await found('no such words')).toEqual([]);
    expect(await engram.ok('cards', 'no such words')).toBe('No card passes.\n');
  });

  test('are found by % and _ as these signs, not as any letters', async () => {
    expect(await found('100 %')).toEqual(['What is 100 % of 5?']);
    expect(await found('%')).toEqual(['What is 100 % of 5?']);
    expect(await found('snake_case')).toEqual(['What does snake_case join words with?']);
    expect(await found("' OR 1=1 --")).toEqual([]);
  });

  test('are filtered by deck with the decks inside it, by state and by kind, all at once', async () => {
    const text = await found('--deck', 'text');
    expect(text).toHaveLength(7);
    expect(await found('--deck', 'text::more')).toEqual(['What ends a sentence?']);
    expect((await engram.run('cards', '--deck', 'tex')).status).toBe(2);
    expect(await found('--kind', 'term', '--deck', 'winds')).toHaveLength(3);
    expect(await found('--kind', 'choice')).toEqual([]);
    const answered = copyOf(engram);
    const { id } = await cardOn(answered, 'sentence');
    await answered.ok('answer', id, '4');
    const { cards } = await answered.json(
      cardsSchema,
      'cards',
      'dot',
      '--state',
      'review',
      '--deck',
      'text',
      '--kind',
      'qa',
    );
    expect(cards.map((card) => card.id)).toEqual([id]);
    expect((await answered.json(cardsSchema, 'cards', '--state', 'new')).cards).toHaveLength(
      (await allCards(answered)).length - 1,
    );
  });

  test('are listed in the order of their notes', async () => {
    const { cards } = await engram.json(cardsSchema, 'cards', '--deck', 'text::signs');
    const lines = cards.map(({ source }) => source.line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test('are named by the beginning of their id, if it is long enough for one', async () => {
    const { id } = await cardOn(engram, 'Bora');
    for (const name of [id, id.slice(0, 8), id.slice(0, 4)]) {
      expect((await engram.json(cardDetailSchema, 'card', name)).card.id).toBe(id);
    }
    for (const name of [id.slice(0, 3), id.slice(0, 1), '', `${id}x`, '%', '____']) {
      expect([name, (await engram.run('card', name)).status]).toEqual([name, 2]);
    }
    expect((await engram.run('card', id.slice(0, 3))).stderr).toContain(id);
  });

  test('of a deck are counted with those of the decks inside it', async () => {
    const { decks } = await engram.json(decksSchema, 'decks');
    expect(
      decks.filter(({ deck }) => deck.startsWith('text')).map(({ deck, total }) => [deck, total]),
    ).toEqual([
      ['text', 7],
      ['text::more', 1],
      ['text::more::dots', 1],
      ['text::signs', 6],
    ]);
  });
});
