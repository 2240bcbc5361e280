import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainKeys } from '../../../src/review/key-bindings.ts';
import { newStanding } from '../../../src/standing.ts';
import { cells } from '../../../src/terminal/cells.ts';
import { reviewFrame } from '../../../src/terminal/review/frame.ts';
import { createTheme } from '../../../src/terminal/theme.ts';
import { firstForbidden, unstyled } from '../forbidden.ts';
import { hostileMarkdown } from '../hostile-text.ts';
import { sessionOf, stepThrough, term } from './session-of.ts';

const plain = createTheme(0);
const days = (count: number) => ({ days: count, stepMs: null });
const byGrade = { 0: days(1), 1: days(1), 2: days(1), 3: days(6), 4: days(15), 5: days(73) };
const intervals = () => byGrade;
const view = { notice: '', overlay: null, typed: '', scroll: null } as const;
const show = { type: 'show', at: 0 } as const;
const card = { face: term('In **EC2**, what is *Elasticity*?', 'Scaling up and down.') };

function draw(
  state: Parameters<typeof reviewFrame>[0]['state'],
  columns = 80,
  rows = 24,
  more = {},
) {
  return reviewFrame(
    { ...view, ...more, state },
    {
      columns,
      rows,
      theme: plain,
      intervals,
      keys: plainKeys,
      msPerCard: null,
    },
  );
}

describe('the screen of a session', () => {
  test('shows the question, where it comes from, and how far the session has got', () => {
    expect(draw(sessionOf(card)).lines).toEqual([
      'aws › compute › Amazon EC2 › Key Features             0 of 1 done · left: 1 new',
      '',
      'In EC2, what is Elasticity?',
      '',
      'space shows the answer',
      'u undo · e edit · c context · s suspend · b bury · f flag · ? keys · q quit',
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
      'u undo · e edit · c context · s suspend · b bury · f flag · ? keys · q quit',
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
      'u undo · e edit · c context · s suspend',
      'b bury · f flag · ? keys · q quit',
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
          { ...at, theme, intervals, keys: plainKeys, msPerCard: 9000 },
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
    const offered = draw(state).lines.filter((line) => /^ [abc]\) /.test(line));
    expect(offered.map((line) => line.slice(4)).sort()).toEqual(['EBS', 'EFS', 'S3']);
    expect(draw(state).lines.join('\n')).not.toContain('right');
    const right = offered.find((line) => line.endsWith('S3'));
    expect(draw(stepThrough(state, show)).lines).toContain(`${right} (right)`);
    const wrong = stepThrough(state, { type: 'pick', choice: 0, at: 0 });
    const lines = draw(wrong).lines.join('\n');
    expect(lines).toMatch(/>[abc]\) EBS \(wrong\)/u);
    expect(lines).toContain('space Again');
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

describe('a list', () => {
  const face = {
    kind: 'list',
    question: 'Name the three storage services.',
    answer: '- EBS\n- EFS\n- S3',
    items: ['EBS', 'EFS', 'S3'],
  } as const;
  const next = show;
  const miss = { type: 'miss', at: 0 } as const;

  test('is shown item by item, each ticked off as it comes', () => {
    const two = stepThrough(sessionOf({ face }), next, next, miss);
    expect(draw(two).lines.slice(2, -2)).toEqual([
      'Name the three storage services.',
      '',
      '────────────────────────────────────────',
      '',
      '[x] EBS',
      '[ ] EFS',
      '1 of 3 to come',
      '',
    ]);
    expect(draw(two).lines.at(-2)).toBe('space shows the next item · x missed the last · a all');
    expect(draw(two).lines.join('\n')).not.toContain('S3');
  });

  test('suggests the grade by what was ticked', () => {
    const spaceAfter = (...inputs: Parameters<typeof stepThrough>[1][]) =>
      draw(stepThrough(sessionOf({ face }), ...inputs)).lines.find((line) =>
        line.includes('space'),
      );
    expect(spaceAfter(next, next, next)).toContain('space Good');
    expect(spaceAfter(next, next, next, miss)).toContain('space Hard');
    expect(spaceAfter(next, { type: 'show-all', at: 0 })).toContain('space Again');
  });

  test('of an order is numbered', () => {
    const order = { ...face, kind: 'order' } as const;
    expect(draw(stepThrough(sessionOf({ face: order }), next, next)).lines).toContain('[x] 2. EFS');
  });
});

describe('what is left', () => {
  test('is told in minutes of the person, where their pace is known', () => {
    const { lines } = reviewFrame(
      { ...view, state: sessionOf(card, card, card) },
      { columns: 120, rows: 24, theme: plain, intervals, keys: plainKeys, msPerCard: 25_000 },
    );
    expect(lines[0]).toContain('0 of 3 done · left: 3 new · about 2 min');
  });
});

describe('a wait within the day', () => {
  test('stands on the key in the place of the days', () => {
    const waiting = { ...byGrade, 1: { days: 1, stepMs: 60_000 }, 3: { days: 1, stepMs: 330_000 } };
    const { lines } = reviewFrame(
      { ...view, state: stepThrough(sessionOf(card), show) },
      {
        columns: 100,
        rows: 24,
        theme: plain,
        intervals: () => waiting,
        keys: plainKeys,
        msPerCard: null,
      },
    );
    expect(lines).toContain(
      '1 Again 1 min · 2 Hard 5 min 30 s · 3 Good 15 d · 4 Easy 2.4 mo · space Good',
    );
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
