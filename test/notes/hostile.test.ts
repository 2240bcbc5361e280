import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerItems } from '../../src/card.ts';
import { imported } from './collection.ts';
import { hostilePieces } from './hostile-pieces.ts';
import { read } from './reading.ts';

const markdown = fc
  .array(fc.constantFrom(...hostilePieces), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('whatever a note holds', () => {
  it('reading it never throws, and each card is whole and stands in the note', () => {
    fc.assert(
      fc.property(markdown, (note) => {
        const last = note.split('\n').length;
        const { drafts, warnings } = read(note);
        for (const { face, source, facts, path } of drafts) {
          expect(face.question.trim()).not.toBe('');
          expect(source.line).toBeGreaterThanOrEqual(1);
          expect(source.endLine).toBeGreaterThanOrEqual(source.line);
          expect(source.endLine).toBeLessThanOrEqual(last);
          expect(answerItems(face).length).toBeLessThanOrEqual(9);
          expect([typeof facts, Array.isArray(path)]).toEqual(['string', true]);
        }
        for (const { line } of warnings) expect(line).toBeLessThanOrEqual(last);
      }),
      { numRuns: 600 },
    );
  });

  it('reading it as any text never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (note) => {
        read(note);
      }),
      { numRuns: 150 },
    );
  });

  it('the same note gives the same cards', () => {
    fc.assert(
      fc.property(markdown, (note) => {
        expect(read(note)).toEqual(read(note));
      }),
      { numRuns: 60 },
    );
  });

  it('its cards have ids of their own, and importing it again changes nothing', () => {
    fc.assert(
      fc.property(markdown, markdown, (one, other) => {
        const notes = { 'one.md': one, 'other.md': other };
        const stored = imported(notes);
        expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
        expect(imported(notes, notes)).toEqual(stored);
      }),
      { numRuns: 120 },
    );
  });

  it('a word of it is never taken for a blank to fill in', () => {
    const [card] = read('# {term} and $& of {count}\n- **{topic}**: x\n').drafts;
    expect(card?.face.question).toBe('In {term} and $& of {count}, what is *{topic}*?');
  });
});
