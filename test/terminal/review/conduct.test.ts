import { describe, expect, test } from 'vitest';
import { eventId } from '../../../src/event.ts';
import { keyMap, plainKeys } from '../../../src/review/key-bindings.ts';
import type { Act, SessionInput, SessionState, Undo } from '../../../src/review/state.ts';
import { conduct, type Perform } from '../../../src/terminal/review/conduct.ts';
import { sessionOf, standingAfter, stepThrough, term } from './session-of.ts';

const show = { type: 'show', at: 0 } as const;
const good = { type: 'grade', grade: 4, at: 1000 } as const;
const two = sessionOf({ face: term('One?', '1') }, { face: term('Two?', '2') });
const days = (count: number) => ({ days: count, stepMs: null });
const byGrade = { 0: days(1), 1: days(1), 2: days(1), 3: days(6), 4: days(15), 5: days(73) };
const intervals = () => byGrade;

const record: Perform = (effect) => {
  if (effect.type === 'undo-earlier') return { type: 'refused', at: 2000 };
  const item = two.cards.get(effect.cardId);
  if (item === undefined) throw new Error(`No card ${effect.cardId}`);
  const standing = standingAfter(item, effect);
  return { type: 'recorded', at: 2000, eventId: eventId('event'), standing };
};

function take(state: SessionState, input: SessionInput, perform = record) {
  return conduct(state, input, { perform, intervals, keys: plainKeys });
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

  test('is told of by the keys in use', () => {
    const keys = keyMap('six', { undo: 'z', quit: 'f10' });
    const taken = (input: SessionInput, perform: Perform) =>
      conduct(stepThrough(two, show), input, { perform, intervals, keys }).notice;
    expect(taken({ type: 'suspend', at: 0 }, record)).toMatch(/ z takes that back\.$/);
    expect(taken({ type: 'bury', at: 0 }, record)).toMatch(/ z takes that back\.$/);
    expect(taken(good, () => ({ type: 'refused', at: 0 }))).toMatch(/ or f10 to leave\.$/);
    expect(taken({ type: 'grade', grade: 5, at: 0 }, record)).toMatch(/^Perfect: /);
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
