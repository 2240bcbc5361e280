import { describe, expect, it } from 'vitest';
import { cards, drafts } from './reading.ts';

describe('a table', () => {
  it('asks for each cell by its row and column', () => {
    const note =
      '# Trees\n| Tree | Height | Leaves |\n|---|---|---|\n| Oak | 30 m | lobed |\n| Yew | 20 m | needles |';
    expect(cards(note)).toEqual([
      ['In Trees, what is the *Height* of *Oak*?', '30 m'],
      ['In Trees, what are the *Leaves* of *Oak*?', 'lobed'],
      ['In Trees, what is the *Height* of *Yew*?', '20 m'],
      ['In Trees, what are the *Leaves* of *Yew*?', 'needles'],
    ]);
  });

  it('with an empty corner asks for the property of the thing above the column', () => {
    const note = '# Trees\n| | Oak | Yew |\n|---|---|---|\n| Height | 30 m | 20 m |';
    expect(cards(note)).toEqual([
      ['In Trees, what is the *Height* of *Oak*?', '30 m'],
      ['In Trees, what is the *Height* of *Yew*?', '20 m'],
    ]);
  });

  it('with a first column of properties is read the same way', () => {
    const note = '# Trees\n| Property | Oak | Yew |\n|---|---|---|\n| Height | 30 m | 20 m |';
    expect(cards(note)[0]).toEqual(['In Trees, what is the *Height* of *Oak*?', '30 m']);
  });

  it('with a column that asks puts its question', () => {
    const note = '# Trees\n| Tree | When does it bloom |\n|---|---|\n| Oak | in May |';
    const [question, answer] = cards(note)[0] ?? [];
    expect(question).toMatch(/Oak.*When does it bloom\*?\?$/u);
    expect(answer).toBe('in May');
  });

  it('leaves out empty cells and those with a dash', () => {
    const note =
      '# Trees\n| Tree | Height | Fruit |\n|---|---|---|\n| Oak | | acorn |\n| Yew | - | – |';
    expect(cards(note).map(([, answer]) => answer)).toEqual(['acorn']);
  });

  it('whose rows are numbered is asked for by the first real cell', () => {
    const note = '# Trees\n| # | Tree | Height |\n|---|---|---|\n| 1 | Oak | 30 m |';
    expect(cards(note)).toEqual([['In Trees, what is the *Height* of *Oak*?', '30 m']]);
  });

  it('keeps the line of each row, and its cells together as siblings', () => {
    const note =
      '# Trees\n\n| Tree | Height | Fruit |\n|---|---|---|\n| Oak | 30 m | acorn |\n| Yew | 20 m | aril |';
    const read = drafts(note);
    expect(read.map(({ source }) => [source.line, source.endLine])).toEqual([
      [5, 5],
      [5, 5],
      [6, 6],
      [6, 6],
    ]);
    expect(new Set(read.map(({ group }) => group)).size).toBe(2);
  });
});
