import { fsrs } from '../../src/schedule/fsrs.ts';
import { plainRules, type Rules } from '../../src/schedule/rules.ts';
import { sm2 } from '../../src/schedule/sm2.ts';
import { noSteps } from '../../src/schedule/steps.ts';

export const steps = { learning: [1, 10], relearning: [10] };

/** Every kind of rules that there is, by name. */
export const ruleSets: readonly (readonly [string, Rules])[] = [
  ['SM-2', plainRules],
  ['SM-2 with fuzz', { scheduler: sm2({ fuzz: true }), steps: noSteps }],
  ['SM-2 with steps', { scheduler: sm2({ fuzz: false }), steps }],
  ['FSRS', { scheduler: fsrs({ desiredRetention: 0.9, fuzz: false }), steps: noSteps }],
  ['FSRS with fuzz and steps', { scheduler: fsrs({ desiredRetention: 0.85, fuzz: true }), steps }],
];
