import { describe, expect, it } from 'vitest';
import { imported, plan, reviewed } from './collection.ts';

const words = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, index) => `word${String.fromCharCode(97 + (index % 26))}${index}`,
  );

/** A bullet of this many words, its term among them, of which the last few are other ones. */
const bullet = (count: number, others = 0): string => {
  const said = words(count - 1).map((word, index) =>
    index >= count - others ? `new${index}` : word,
  );
  return `- **${others > 0 ? 'Newname' : 'Oldname'}**: ${said.join(' ')}\n`;
};
const note = (heading: string, ...bullets: string[]): string =>
  `# Kiln\n## ${heading}\n${bullets.join('')}`;

/** What becomes of a card whose bullet is another one now: its term is new, and so are other words. */
function fate(before: string, after: Readonly<Record<string, string>>): string {
  const stored = reviewed(imported({ 'a.md': before }));
  const term = stored.find(({ face }) => face.kind === 'term');
  const { changes } = plan(stored, after);
  const change = changes.find((one) => one.change !== 'added' && one.was.id === term?.id)?.change;
  return change === 'updated' ? 'kept' : (change ?? 'lost');
}

describe('a bullet with a new term is the card that it was', () => {
  it('under the same headings, from six shared words in ten', () => {
    // 8 of 12 words are shared, then 7 of 13.
    expect(fate(note('Parts', bullet(10)), { 'a.md': note('Parts', bullet(10, 2)) })).toBe('kept');
    expect(fate(note('Parts', bullet(10)), { 'a.md': note('Parts', bullet(10, 3)) })).toBe(
      'retired',
    );
  });

  it('in the same note, from three in four', () => {
    // 18 of 22, then 8 of 12.
    expect(fate(note('Parts', bullet(20)), { 'a.md': note('Wares', bullet(20, 2)) })).toBe('kept');
    expect(fate(note('Parts', bullet(10)), { 'a.md': note('Wares', bullet(10, 2)) })).toBe(
      'retired',
    );
  });

  it('in another note, from seventeen in twenty', () => {
    const moved = (count: number) => ({
      'a.md': note('Parts'),
      'b.md': note('Wares', bullet(count, 2)),
    });
    // 38 of 42, then 18 of 22.
    expect(fate(note('Parts', bullet(40)), moved(40))).toBe('kept');
    expect(fate(note('Parts', bullet(20)), moved(20))).toBe('retired');
  });

  it('as the best pair, not the first', () => {
    const far = bullet(20, 4).replace('Newname', 'Far');
    const near = bullet(20, 2).replace('Newname', 'Near');
    const stored = reviewed(imported({ 'a.md': note('Parts', bullet(20)) }));
    const { changes } = plan(stored, { 'a.md': note('Parts', far, near) });
    const kept = changes.flatMap((change) =>
      change.change === 'updated' && change.card.face.kind === 'term' ? [change.card.handle] : [],
    );
    expect(kept).toEqual(['term:near']);
  });
});
