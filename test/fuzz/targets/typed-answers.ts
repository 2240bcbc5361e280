import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareAnswer } from '../../../src/review/typed/compare-answer.ts';
import { seenText } from '../../../src/review/typed/seen-text.ts';
import { anyNote, anyText } from '../notes.ts';
import { target } from '../target.ts';

/** Longer answers are not typed. */
const shorter = (texts: fc.Arbitrary<string>) => texts.map((text) => text.slice(0, 2000));

/** A typed answer is compared with any text, and agrees with what is seen of it. */
export const typedAnswers = target(
  'typed-answers',
  fc.tuple(shorter(anyText), shorter(anyNote)),
  ([typed, expected]) => {
    compareAnswer(typed, expected);
    compareAnswer(expected, typed);
    const seen = seenText(typed);
    if (/\p{L}{2}/u.test(seen)) assert.notEqual(compareAnswer(seen, typed).grade, 1);
  },
);
