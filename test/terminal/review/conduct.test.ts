import { describe, expect, test } from 'vitest';
import { eventId } from '../../../src/event.ts';
import type { Act, SessionInput, SessionState, Undo } from '../../../src/review/state.ts';
import { conduct, type Perform } from '../../../src/terminal/review/conduct.ts';
import { sessionOf, standingAfter, stepThrough, term } from './session-of.ts';

const show = { type: 'show', at: 0 } as const;
const good = { type: 'grade', grade: 4, at: 1000 } as const;
const two = sessionOf({ face: term('One?', '1') }, { face: term('Two?', '2') });
const intervals = () => ({ again: 1, hard: 6, good: 15, easy: 73 });

const record: Perform = (effect) => {
  const item = two.cards.get(effect.cardId);
  if (item === undefined) throw new Error(`No card ${effect.cardId}`);
  const standing = standingAfter(item, effect);
  return { type: 'recorded', at: 2000, eventId: eventId('event'), standing };
};

function take(state: SessionState, input: SessionInput, perform = record) {
  return conduct(state, input, { perform, intervals });
}

describe('an input', () => {
  test('has its effect carried out and reported before the next state is there', () => {
    const effects: (Act | Undo)[] = [];
    const taken = take(stepThrough(two, show), good, (effect) => {
      effects.push(effect);
      return record(effect);
    });
    expect(effects).toMatchObject([{ type: 'answer', grade: 4 }]);
    expect(taken.state.pending).toBeNull();
    expect(taken.state.acts).toHaveLength(1);
    expect(taken.notice).toBe('Good: due in 15 d.');
    expect(taken.finished).toBe(false);
  });

  test('tells what it did', () => {
    expect(take(stepThrough(two, show), { type: 'grade', grade: 3, at: 0 }).notice).toBe(
      'Hard: due in 6 d, asked again at the end of this session.',
    );
    expect(take(two, { type: 'suspend', at: 0 }).notice).toMatch(/^Suspended/);
    expect(take(two, { type: 'bury', at: 0 }).notice).toMatch(/^Put off/);
    expect(take(two, { type: 'undo', at: 0 }).notice).toBe('There is nothing to take back.');
    expect(take(stepThrough(two, show, good), { type: 'undo', at: 0 }).notice).toBe(
      'Taken back: Good.',
    );
  });

  test('that could not be recorded leaves the card on the screen, and says so', () => {
    const shown = stepThrough(two, show);
    const taken = take(shown, good, () => ({ type: 'refused', at: 2000 }));
    expect(taken.state).toEqual(shown);
    expect(taken.notice).toMatch(/^Not recorded/);
  });

  test('that fails lets the failure through', () => {
    const full = () => {
      throw new Error('disk full');
    };
    expect(() => take(stepThrough(two, show), good, full)).toThrow('disk full');
  });

  test('to the last card finishes the session', () => {
    expect(take(stepThrough(two, show, good, show), good).finished).toBe(true);
    expect(take(two, { type: 'quit', at: 0 }).finished).toBe(true);
  });
});
