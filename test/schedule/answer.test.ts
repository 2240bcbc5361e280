import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/day.ts';
import { classify } from '../../src/schedule/answer.ts';
import { fold } from '../../src/schedule/fold.ts';
import { plainRules } from '../../src/schedule/rules.ts';
import { newStanding } from '../../src/standing.ts';
import { answered, firstDay } from './log.ts';

const nextDay = addDays(firstDay, 1);
const learning = fold([answered(1, firstDay, 1)], plainRules);
const inReview = fold([answered(1, firstDay, 4)], plainRules);
const relearning = fold([answered(1, firstDay, 4), answered(2, nextDay, 1)], plainRules);

describe('what an answer is', () => {
  test('follows from the state of the card', () => {
    expect(classify(newStanding, firstDay, 'review')).toBe('learn');
    expect(classify(learning, nextDay, 'review')).toBe('learn');
    expect(classify(inReview, nextDay, 'review')).toBe('review');
    expect(classify(relearning, addDays(nextDay, 1), 'review')).toBe('relearn');
  });

  test('is a drill on the day of an answer below 4, and only then', () => {
    expect(classify(learning, firstDay, 'review')).toBe('drill');
    expect(classify(relearning, nextDay, 'review')).toBe('drill');
    expect(classify(inReview, firstDay, 'review')).toBe('review');
  });

  test('is practice whenever the card is crammed', () => {
    for (const standing of [newStanding, learning, inReview, relearning]) {
      expect(classify(standing, firstDay, 'cram')).toBe('cram');
    }
  });
});
