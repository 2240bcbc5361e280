import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainKeys } from '../../../src/review/key-bindings.ts';
import { newStanding } from '../../../src/standing.ts';
import { cells } from '../../../src/terminal/cells.ts';
import { reviewFrame } from '../../../src/terminal/review/frame.ts';
import { createTheme } from '../../../src/terminal/theme.ts';
import { firstForbidden, unstyled } from '../../terminal/forbidden.ts';
import { sessionOf, stepThrough, term } from '../../terminal/review/session-of.ts';
import { anyNote, anyText } from '../notes.ts';
import { target } from '../target.ts';

const inputs = fc.record({
  answer: anyNote,
  text: anyText,
  shown: fc.boolean(),
  columns: fc.integer({ min: 1, max: 200 }),
  rows: fc.integer({ min: 1, max: 60 }),
});
const days = { days: 1, stepMs: null };

/** The screen of a review fits the terminal, whatever the card and its names hold. */
export const reviewScreen = target(
  'review-screen',
  inputs,
  ({ answer, text, shown, columns, rows }) => {
    const state = sessionOf({
      face: term(text, answer),
      path: [text, text],
      source: { file: text, line: 1, endLine: 1 },
      standing: { ...newStanding, flag: text, revision: { was: text, now: answer } },
    });
    const { lines } = reviewFrame(
      {
        state: shown ? stepThrough(state, { type: 'show', at: 0 }) : state,
        notice: text,
        overlay: null,
        typed: '',
        scroll: null,
      },
      {
        columns,
        rows,
        theme: createTheme(1),
        keys: plainKeys,
        intervals: () => ({ 0: days, 1: days, 2: days, 3: days, 4: days, 5: days }),
        msPerCard: 9000,
      },
    );
    assert.ok(lines.length <= Math.max(1, rows - 1));
    for (const line of lines) {
      assert.ok(cells(line) <= Math.max(1, columns - 1));
      assert.equal(firstForbidden(unstyled(line)), undefined);
    }
  },
);
