import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resultsOf } from '../../../src/review/quiz/results.ts';
import {
  type ExamInput,
  type ExamState,
  startExam,
  stepExam,
  timeLeft,
} from '../../../src/review/quiz/state.ts';
import { cardsOf, examOf, qa } from './cards-of.ts';

const questions = examOf(
  cardsOf(
    ...['Paris', 'Oslo', 'Lima'].map((city, at) =>
      qa(`Capital ${at}?`, city, ['World', 'Capitals']),
    ),
    ...['Seine', 'Rhine'].map((river, at) => qa(`River ${at}?`, river, ['Waters', 'Rivers'])),
  ),
);

type Key = ExamInput extends infer Input
  ? Input extends ExamInput
    ? Omit<Input, 'at'>
    : never
  : never;

/** Plays keys a second apart. */
function play(keys: readonly Key[], minutes: number | null = null): ExamState {
  return keys.reduce<ExamState>(
    (state, key, index) => stepExam(state, { ...key, at: (index + 1) * 1000 }),
    startExam(questions, 0, minutes),
  );
}

const key: fc.Arbitrary<Key> = fc.oneof(
  fc.record({ type: fc.constant('answer' as const), option: fc.integer({ min: -1, max: 5 }) }),
  fc.record({
    type: fc.constantFrom('mark' as const, 'next' as const, 'previous' as const, 'tick' as const),
  }),
  fc.record({ type: fc.constantFrom('leave' as const, 'hand-in' as const) }),
  fc.record({ type: fc.constant('go' as const), to: fc.integer({ min: -2, max: 9 }) }),
);

describe('an exam that is taken', () => {
  test('stays within its pages and options, and counts every second once', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        const state = play(keys);
        expect(state.at).toBeGreaterThanOrEqual(0);
        expect(state.at).toBeLessThanOrEqual(questions.length);
        for (const { answer, question } of state.sheets) {
          expect(answer === null || question.options[answer] !== undefined).toBe(true);
        }
        expect(resultsOf(state).timeMs).toBeLessThanOrEqual(keys.length * 1000);
        expect(state.sheets.map(({ question }) => question)).toEqual(questions);
      }),
    );
  });

  test('changes no more once it has ended', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), key, (keys, more) => {
        const state = play([...keys, { type: 'leave' }]);
        expect(state.end).not.toBeNull();
        expect(stepExam(state, { ...more, at: 99_000 })).toBe(state);
      }),
    );
  });

  test('keeps the last answer to each question, and takes a mark away again', () => {
    const state = play([
      { type: 'answer', option: 0 },
      { type: 'answer', option: 1 },
      { type: 'mark' },
      { type: 'next' },
      { type: 'mark' },
      { type: 'mark' },
      { type: 'previous' },
    ]);
    expect(state.sheets[0]).toMatchObject({ answer: 1, marked: true, timeMs: 4000 });
    expect(state.sheets[1]).toMatchObject({ answer: null, marked: false, timeMs: 3000 });
  });

  test('is handed in only from the overview', () => {
    const asked = play([{ type: 'hand-in' }]);
    expect(asked.end).toBeNull();
    expect(asked.at).toBe(questions.length);
    expect(stepExam(asked, { type: 'hand-in', at: 5000 }).end).toBe('handed-in');
  });

  test('ends when the time is up, and what comes then does not count', () => {
    const state = startExam(questions, 0, 1);
    expect(timeLeft(state, 59_999)).toBe(1);
    expect(stepExam(state, { type: 'tick', at: 59_999 }).end).toBeNull();
    const late = stepExam(state, { type: 'answer', option: 0, at: 60_000 });
    expect(late.end).toBe('time-up');
    expect(late.sheets[0]).toMatchObject({ answer: null, timeMs: 60_000 });
  });
});

describe('the results', () => {
  const right = questions.flatMap((question, at): readonly Key[] => [
    {
      type: 'answer',
      option: at === 0 ? (question.right + 1) % question.options.length : question.right,
    },
    { type: 'next' },
  ]);

  test('count by topic and section, and name what was missed', () => {
    const results = resultsOf(play([...right, { type: 'hand-in' }]));
    expect(results).toMatchObject({ right: 4, of: 5, unanswered: 0 });
    expect(results.missed.map(({ question }) => question)).toEqual([questions[0]]);
    const topics = new Map(results.topics.map((topic) => [topic.name, topic]));
    expect(topics.get('World')?.of).toBe(3);
    expect(topics.get('Waters')?.sections).toMatchObject([{ name: 'Rivers', of: 2 }]);
    const total = results.topics.reduce((sum, topic) => sum + topic.right, 0);
    expect(total).toBe(4);
  });

  test('count what was not answered as missed, but not when the exam was left', () => {
    const some = right.slice(0, 4);
    const handedIn = resultsOf(play([...some, { type: 'hand-in' }, { type: 'hand-in' }]));
    expect(handedIn).toMatchObject({ right: 1, of: 5, unanswered: 3 });
    expect(handedIn.missed).toHaveLength(4);
    const left = resultsOf(play([...some, { type: 'leave' }]));
    expect(left).toMatchObject({ right: 1, of: 2, unanswered: 3 });
    expect(left.missed).toHaveLength(1);
  });
});
