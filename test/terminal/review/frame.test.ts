import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newStanding } from '../../../src/standing.ts';
import { cells } from '../../../src/terminal/cells.ts';
import { reviewFrame } from '../../../src/terminal/review/frame.ts';
import { createTheme } from '../../../src/terminal/theme.ts';
import { firstForbidden, unstyled } from '../forbidden.ts';
import { hostileMarkdown } from '../hostile-text.ts';
import { sessionOf, stepThrough, term } from './session-of.ts';

const plain = createTheme(0);
const intervals = () => ({ again: 1, hard: 6, good: 15, easy: 73 });
const view = { notice: '', overlay: null, scroll: null } as const;
const show = { type: 'show', at: 0 } as const;
const card = { face: term('In **EC2**, what is *Elasticity*?', 'Scaling up and down.') };

function draw(
  state: Parameters<typeof reviewFrame>[0]['state'],
  columns = 80,
  rows = 24,
  more = {},
) {
  return reviewFrame({ ...view, ...more, state }, { columns, rows, theme: plain, intervals });
}

describe('the screen of a session', () => {
  test('shows the question, where it comes from, and how far the session has got', () => {
    expect(draw(sessionOf(card)).lines).toEqual([
      'aws › compute › Amazon EC2 › Key Features             0 of 1 done · left: 1 new',
      '',
      'In EC2, what is Elasticity?',
      '',
      'space shows the answer',
      'u undo · s suspend · b bury · f flag · ? keys · q quit',
    ]);
  });

  test('does not show the answer before it is asked for', () => {
    expect(draw(sessionOf(card)).lines.join('\n')).not.toContain('Scaling');
  });

  test('shows the answer, its source, and the interval that each key leads to', () => {
    expect(draw(stepThrough(sessionOf(card), show)).lines.slice(2)).toEqual([
      'In EC2, what is Elasticity?',
      '',
      '────────────────────────────────────────',
      '',
      'Scaling up and down.',
      '',
      'ec2.md:12',
      '',
      '1 Again 1 d · 2 Hard 6 d · 3 Good 15 d · 4 Easy 2.4 mo · space Good',
      'u undo · s suspend · b bury · f flag · ? keys · q quit',
    ]);
  });

  test('fits forty columns', () => {
    expect(draw(stepThrough(sessionOf(card), show), 40).lines).toEqual([
      '… › compute › Amazon EC2 › Key Features',
      '0 of 1 done · left: 1 new',
      '',
      'In EC2, what is Elasticity?',
      '',
      '───────────────────────────────────────',
      '',
      'Scaling up and down.',
      '',
      'ec2.md:12',
      '',
      '1 Again 1 d · 2 Hard 6 d · 3 Good 15 d',
      '4 Easy 2.4 mo · space Good',
      'u undo · s suspend · b bury · f flag',
      '? keys · q quit',
    ]);
  });

  test('keeps lines readable where the terminal is wide', () => {
    const long = sessionOf({ face: term('word '.repeat(80), 'a') });
    for (const line of draw(long, 160).lines) expect(cells(line)).toBeLessThanOrEqual(100);
  });

  test('fits any terminal and sends it nothing from a note, whatever the card holds', () => {
    const size = fc.record({
      columns: fc.integer({ min: 1, max: 200 }),
      rows: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(hostileMarkdown, hostileMarkdown, fc.boolean(), size, (text, name, shown, at) => {
        const state = sessionOf({
          face: term(text, text),
          path: [name, name],
          source: { file: name, line: 1, endLine: 1 },
          standing: { ...newStanding, flag: name, revision: { was: text, now: name } },
        });
        const theme = createTheme(1);
        const { lines } = reviewFrame(
          { ...view, notice: name, state: shown ? stepThrough(state, show) : state },
          { ...at, theme, intervals },
        );
        expect(lines.length).toBeLessThanOrEqual(Math.max(1, at.rows - 1));
        for (const line of lines) {
          expect(cells(line)).toBeLessThanOrEqual(Math.max(1, at.columns - 1));
          expect(firstForbidden(unstyled(line))).toBeUndefined();
        }
      }),
    );
  });
});

describe('an answer longer than the screen', () => {
  const steps = Array.from({ length: 40 }, (_, index) => `${index + 1}. step`).join('\n');
  const state = stepThrough(sessionOf({ face: term('All steps?', steps) }), show);

  test('is shown from its beginning, and says how much there is below', () => {
    const frame = draw(state, 80, 16);
    expect(frame.lines).toContain('1.  step');
    expect(frame.lines).toContain(`↓ ${frame.below} below (space goes on)`);
    expect(frame.lines.join('\n')).not.toContain('space Good');
  });

  test('can be read to its end, line by line and page by page, with nothing left out', () => {
    const seen = new Set<string>();
    let scroll = 0;
    for (;;) {
      const frame = draw(state, 80, 16, { scroll });
      for (const line of frame.lines) seen.add(line);
      if (frame.below === 0) break;
      scroll = frame.scroll + frame.page;
    }
    for (let index = 1; index <= 40; index += 1)
      expect(seen).toContain(`${index}. `.padEnd(4).concat('step'));
    expect(seen).toContain('ec2.md:12');
  });

  test('cannot be scrolled past its end', () => {
    const end = draw(state, 80, 16, { scroll: 1e6 });
    expect(end.below).toBe(0);
    expect(end.lines).toContain('ec2.md:12');
  });
});

describe('cards of other kinds', () => {
  test('choices are offered by letter, and the right letters are told with the answer', () => {
    const choices = ['EBS', 'S3', 'EFS'].map((text) => ({ text, correct: text === 'S3' }));
    const state = sessionOf({
      face: { kind: 'choice', question: 'Objects?', answer: 'S3', choices },
    });
    const offered = draw(state).lines.filter((line) => /^[abc]\) /.test(line));
    expect(offered.map((line) => line.slice(3)).sort()).toEqual(['EBS', 'EFS', 'S3']);
    const letter = offered.find((line) => line.endsWith('S3'))?.[0];
    expect(draw(stepThrough(state, show)).lines).toContain(`Right: ${letter}`);
  });

  test('what changed in the note, a leech and a flag are told with the answer', () => {
    const standing = {
      ...newStanding,
      leech: true,
      flag: 'check this',
      revision: { was: '5 GB', now: '**5 TB**' },
    };
    const text = draw(stepThrough(sessionOf({ ...card, standing }), show)).lines.join('\n');
    expect(text).toContain('Changed in the note: was 5 GB, now 5 TB');
    expect(text).toContain('Leech: forgotten');
    expect(text).toContain('Flagged: check this');
    expect(draw(sessionOf({ ...card, standing })).lines.join('\n')).not.toContain('5 TB');
  });

  test('a drill says that it is one, and promises no interval', () => {
    const again = { type: 'grade', grade: 1, at: 0 } as const;
    const lines = draw(stepThrough(sessionOf(card), show, again, show)).lines;
    expect(lines).toContain('Drill: once more, until it is Good.');
    expect(lines).toContain('1 Again · 2 Hard · 3 Good · 4 Easy · space Good');
  });
});

describe('in place of the keys', () => {
  test('stands the reason of a flag while it is typed', () => {
    const { lines } = draw(sessionOf(card), 80, 24, { overlay: { type: 'flag', text: 'odd' } });
    expect(lines).toContain('Why flag it? odd_');
  });

  test('stands the list of all keys', () => {
    const { lines } = draw(sessionOf(card), 80, 24, { overlay: { type: 'keys' } });
    expect(lines).toContain(
      'u                 take back the last answer or other act, as often as wanted',
    );
    expect(lines.join('\n')).not.toContain('Elasticity');
  });
});
