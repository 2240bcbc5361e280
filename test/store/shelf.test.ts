import { expect, onTestFinished, test } from 'vitest';
import { type Shelf, shelf } from '../../src/store/shelf.ts';

interface Item {
  readonly name: string;
  readonly parts?: readonly number[];
}

function shelfForTest(room: number): Shelf<Item> {
  const made = shelf<Item>(room);
  onTestFinished(() => made.close());
  return made;
}

const items = (from: number, count: number): readonly Item[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `“${from + index}”\u2028\n`,
    ...(index % 2 === 0 ? { parts: [index, from] } : {}),
  }));

test.each([0, 1, 5, 2500, 10_000])('gives back all in its order, with room for %i', (room) => {
  const kept = shelfForTest(room);
  const all: Item[] = [];
  expect([...kept]).toEqual([]);
  for (const count of [1, 0, 2, 2400, 3, 1200]) {
    const more = items(all.length, count);
    kept.add(more);
    all.push(...more);
    expect([...kept]).toEqual(all);
  }
});

test.each([10, 0])('can be left half-way and gone through again, with room for %i', (room) => {
  const kept = shelfForTest(room);
  kept.add(items(0, 3));
  kept.add(items(3, 3));
  for (const { name } of kept) if (name.includes('1')) break;
  expect([...kept]).toHaveLength(6);
  kept.add(items(6, 1));
  expect([...kept].at(-1)).toEqual(items(6, 1)[0]);
});
