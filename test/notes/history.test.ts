import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../src/notes/normalise.ts';
import {
  applied,
  type Collection,
  counts,
  imported,
  type Notes,
  plan,
  reviewed,
} from './collection.ts';

/** A note as an author knows it: headings, and under each some terms. */
interface Written {
  readonly heading: string;
  readonly bullets: readonly { readonly term: string; readonly words: readonly string[] }[];
}

// Words are made up, and each bullet has its own, so that no two bullets are alike by chance.
const syllables = ['ba', 'do', 'fi', 'gu', 'ke', 'lo', 'mi', 'nu', 'pa', 're', 'si', 'tu'];
const wordOf = (seed: number): string =>
  [seed % 12, Math.floor(seed / 12) % 12, Math.floor(seed / 144) % 12, Math.floor(seed / 1728) % 12]
    .map((index) => syllables[index])
    .join('');

function written(sections: number, bullets: number, seed: number): readonly Written[] {
  let next = seed;
  const word = (): string => {
    next += 1;
    return wordOf(next * 7);
  };
  return Array.from({ length: sections }, () => ({
    heading: `The ${word()} side`,
    bullets: Array.from({ length: bullets }, () => ({
      term: `Re${word()}`,
      words: Array.from({ length: 8 }, word),
    })),
  }));
}

const textOf = (sections: readonly Written[]): string =>
  [
    '# Amazon Kiln',
    ...sections.flatMap(({ heading, bullets }) => [
      `## ${heading}`,
      ...bullets.map(({ term, words }) => `- **${term}**: ${words.join(' ')}`),
    ]),
  ].join('\n');

/** The id of the term card with each answer. */
const ids = (cards: Collection): ReadonlyMap<string, string> =>
  new Map(
    cards
      .filter(({ face, retired }) => face.kind === 'term' && !retired)
      .map(({ face, id }) => [normaliseText(face.answer), id]),
  );

const anyNote = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 6 }), fc.nat(1000))
  .map(([sections, bullets, seed]) => written(sections, bullets, seed));

/** Imports one state of the notes after another; every card has been reviewed in between. */
function edited(before: Notes, after: Notes, missing: readonly string[] = []) {
  const old = reviewed(imported(before));
  const change = plan(old, after, { missing });
  return { old, change, now: applied(old, change) };
}

describe('the term cards of a note keep their ids', () => {
  const keepsAll = (
    after: (note: readonly Written[], random: number) => Notes,
    missing: string[] = [],
  ) =>
    fc.assert(
      fc.property(anyNote, fc.nat(), (note, random) => {
        const { old, now } = edited({ 'a.md': textOf(note) }, after(note, random), missing);
        expect(ids(now)).toEqual(ids(old));
      }),
      { numRuns: 20 },
    );
  const turned = <T>(all: readonly T[], by: number): readonly T[] =>
    all.map((_, index) => all[(index + by) % all.length] as T);

  it('when bullets and sections change places', () =>
    keepsAll((note, random) => ({
      'a.md': textOf(
        turned(note, random).map((section) => ({
          ...section,
          bullets: [...turned(section.bullets, random)].reverse(),
        })),
      ),
    })));

  it('when headings are renamed', () =>
    keepsAll((note) => ({
      'a.md': textOf(note.map((section, index) => ({ ...section, heading: `Hall ${index}` }))),
    })));

  it('when bullets move to another section', () =>
    keepsAll((note) => ({
      'a.md': textOf([
        { heading: 'A section for it all', bullets: note.flatMap(({ bullets }) => bullets) },
      ]),
    })));

  it('when a section moves to another note', () =>
    keepsAll((note) => ({ 'a.md': textOf(note.slice(1)), 'b.md': textOf(note.slice(0, 1)) })));

  it('when the note has a new name', () =>
    keepsAll((note) => ({ 'renamed.md': textOf(note) }), ['a.md']));

  it('when the format changes', () =>
    keepsAll((note) => ({
      'a.md': textOf(note).replace(/^- \*\*(.+)\*\*: (\w+) (.*)$/gmu, '* __$1__ - *$2* $3.'),
    })));
});

describe('an edit of one bullet', () => {
  const edit = fc.constantFrom('word', 'two words', 'term', 'number');
  it('keeps its id, and leaves every other term card as it was', () => {
    fc.assert(
      fc.property(anyNote, fc.nat(), edit, (note, pick, kind) => {
        const [section] = note;
        const at = pick % (section?.bullets.length ?? 1);
        const bullet = section?.bullets[at];
        if (!section || !bullet) return;
        const changed = {
          term: kind === 'term' ? `${bullet.term}x` : bullet.term,
          words: bullet.words.map((word, index) =>
            (kind === 'word' && index === 2) ||
            (kind === 'two words' && (index === 2 || index === 5))
              ? `${word}zz`
              : kind === 'number' && index === 3
                ? '42'
                : word,
          ),
        };
        const bullets = section.bullets.map((one) => (one === bullet ? changed : one));
        const after = [{ ...section, bullets }, ...note.slice(1)];
        const { old, change, now } = edited({ 'a.md': textOf(note) }, { 'a.md': textOf(after) });
        const before = ids(old).get(normaliseText(bullet.words.join(' ')));
        expect(ids(now).get(normaliseText(changed.words.join(' ')))).toBe(before);
        expect(change.changes.filter(({ change: name }) => name === 'retired')).toEqual([]);
        const touched = change.changes.flatMap((one) =>
          one.change !== 'unchanged' && one.change !== 'retired' && one.card.face.kind === 'term'
            ? [one.card.id]
            : [],
        );
        expect(touched).toEqual([before]);
      }),
      { numRuns: 50 },
    );
  });

  it('that is taken back leaves everything as it was', () => {
    fc.assert(
      fc.property(anyNote, fc.nat(), (note, pick) => {
        const before = { 'a.md': textOf(note) };
        const lines = textOf(note).split('\n');
        const gone = 1 + (pick % (lines.length - 1));
        const after = { 'a.md': lines.filter((_, index) => index !== gone).join('\n') };
        const old = reviewed(imported(before));
        const between = applied(old, plan(old, after));
        const back = applied(between, plan(between, before));
        expect(ids(back)).toEqual(ids(old));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a plan', () => {
  const edits = fc.array(anyNote, { minLength: 1, maxLength: 4 });

  it('that was applied leaves nothing to change', () => {
    fc.assert(
      fc.property(edits, (notes) => {
        let stored: Collection = [];
        for (const [index, note] of notes.entries()) {
          const files = { 'a.md': textOf(note), 'b.md': textOf(notes[index - 1] ?? note) };
          stored = applied(stored, plan(stored, files));
          const live = stored.filter(({ retired }) => !retired).length;
          expect(counts(plan(stored, files))).toEqual({ unchanged: live });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is the same each time it is made', () => {
    fc.assert(
      fc.property(anyNote, anyNote, (one, other) => {
        const stored = imported({ 'a.md': textOf(one) });
        const files = { 'a.md': textOf(other), 'b.md': textOf(one) };
        expect(plan(stored, files)).toEqual(plan(stored, files));
      }),
      { numRuns: 15 },
    );
  });

  it('gives each card to one draft, and loses none', () => {
    fc.assert(
      fc.property(anyNote, anyNote, (one, other) => {
        const stored = imported({ 'a.md': textOf(one) });
        const { changes } = plan(stored, { 'a.md': textOf(other) });
        const known = changes.flatMap((change) =>
          change.change === 'added' ? [] : [change.was.id],
        );
        expect(new Set(known).size).toBe(known.length);
        expect(new Set(known)).toEqual(new Set(stored.map(({ id }) => id)));
      }),
      { numRuns: 20 },
    );
  });
});
