import { describe, expect, it } from 'vitest';
import { type Harm, harmOf } from '../../src/notes/import-plan.ts';
import { tallyOf } from '../../src/notes/import-tally.ts';
import { type Collection, imported, type ListedPlan, plan, reviewed } from './collection.ts';

const term = (name: string) => `- **${name}**: what ${name} is for in the house\n`;
const terms = (...names: string[]) => `# House\n${names.map(term).join('')}`;
/** Ten terms: more than a list card holds, so that there is no other card. */
const names = [
  'Attic',
  'Bath',
  'Cellar',
  'Door',
  'Eaves',
  'Floor',
  'Gable',
  'Hall',
  'Inglenook',
  'Jamb',
];

const stored = imported({ 'house.md': terms(...names) });
const harmIn = (of: ListedPlan, cards: Collection): Harm | undefined =>
  harmOf(
    tallyOf(of, 0).retired,
    new Map([['house.md', cards.filter(({ reviews }) => reviews > 0).length]]),
    21,
  );
const harm = (cards: Collection, ...left: string[]) =>
  harmIn(plan(cards, { 'house.md': terms(...left) }), cards);

describe('an import', () => {
  it('stored one card for each term', () => {
    expect(stored).toHaveLength(10);
  });

  it('does no harm where it retires new cards', () => {
    expect(harm(stored, 'Attic', 'Bath')).toBeUndefined();
  });

  it('does no harm where it retires a fifth of the reviewed cards of a note', () => {
    expect(harm(reviewed(stored, 3, 20), ...names.slice(2))).toBeUndefined();
  });

  it('asks before it retires more than a fifth', () => {
    const cards = reviewed(stored, 3, 20);
    expect(harm(cards, ...names.slice(3))).toEqual({
      matureCards: [],
      notes: [{ file: 'house.md', reviewed: 10, retired: 3 }],
    });
  });

  it('counts only reviewed cards, of that note', () => {
    const cards = stored.map((card, index) => ({ ...card, reviews: index < 4 ? 1 : 0 }));
    expect(harm(cards, ...names.slice(1))).toMatchObject({ notes: [{ reviewed: 4, retired: 1 }] });
  });

  it('asks before it retires one mature card', () => {
    const cards = reviewed(stored, 3, 20).map((card, index) =>
      index === 0 ? { ...card, intervalDays: 21 } : card,
    );
    const found = harm(cards, ...names.slice(1));
    expect(found?.matureCards.map(({ face }) => face.answer)).toEqual([
      'what Attic is for in the house',
    ]);
    expect(harm(reviewed(stored, 3, 20), ...names.slice(1))).toBeUndefined();
  });

  it('does no harm by changing, moving or reviving', () => {
    const cards = reviewed(stored, 9, 400);
    const next = plan(
      cards,
      { 'home.md': terms(...names).replace('# House', '# Home') },
      { missing: ['house.md'] },
    );
    expect(harmIn(next, cards)).toBeUndefined();
  });
});
