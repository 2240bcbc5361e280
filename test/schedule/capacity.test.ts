import { expect, test } from 'vitest';
import { deckName } from '../../src/deck.ts';
import { capacityOf } from '../../src/schedule/limits.ts';

function deck(name: string) {
  const made = deckName(name);
  if (made === undefined) throw new Error(`No name for a deck: ${name}`);
  return made;
}

const collection = { newPerDay: 20, reviewsPerDay: 200 };
const names = ['aws::ec2', 'aws::s3', 'law'].map(deck);

function newPerDay(decks: Readonly<Record<string, number>>, of = names): number {
  const own = new Map(Object.entries(decks).map(([name, n]) => [deck(name), { newPerDay: n }]));
  return capacityOf(of, { collection, decks: own }).newPerDay;
}

test('what a day can bring is the limit of all decks, where no deck has its own', () => {
  expect(newPerDay({})).toBe(20);
  expect(newPerDay({ other: 1 })).toBe(20);
});

test('limits of decks add up, below every limit on the way up', () => {
  expect(newPerDay({ 'aws::ec2': 3, 'aws::s3': 4, law: 2 })).toBe(9);
  expect(newPerDay({ 'aws::ec2': 3, 'aws::s3': 4, aws: 5, law: 2 })).toBe(7);
  expect(newPerDay({ 'aws::ec2': 3 })).toBe(20);
  expect(newPerDay({ aws: 0 }, [deck('aws::ec2')])).toBe(0);
  expect(newPerDay({ aws: 50 }, [deck('aws::ec2')])).toBe(20);
});
