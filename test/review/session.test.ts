import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardId, cardId } from '../../src/card.ts';
import { eventId } from '../../src/event.ts';
import { type Grade, grades } from '../../src/grade.ts';
import { progress } from '../../src/review/progress.ts';
import { maximumDurationMs, startSession, step } from '../../src/review/session.ts';
import { currentCard, type SessionState } from '../../src/review/state.ts';
import { summary } from '../../src/review/summary.ts';
import { fold } from '../../src/schedule/fold.ts';
import { plainRules } from '../../src/schedule/rules.ts';
import { newStanding, type Schedule } from '../../src/standing.ts';
import { deal, essence, type Game, type Key, makeCard, play, press, today } from './play.ts';

const show: Key = { type: 'show' };
const undo: Key = { type: 'undo' };
const grade = (value: Grade): Key => ({ type: 'grade', grade: value });

/** Shows and grades one card after another. */
function answerAll(game: Game, ...given: readonly Grade[]): Game {
  return play(
    game,
    given.flatMap((value) => [show, grade(value)]),
  );
}

function onScreen(game: Game): CardId | undefined {
  return currentCard(game.state)?.card.id;
}

const anyKey: fc.Arbitrary<Key> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(show) },
  { weight: 8, arbitrary: fc.constantFrom(...grades).map(grade) },
  { weight: 4, arbitrary: fc.constant(undo) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Key>(
      { type: 'suspend' },
      { type: 'bury' },
      { type: 'flag', reason: 'vague' },
    ),
  },
);
const anyKeys = fc.array(anyKey, { maxLength: 60 });

/** Zero to five cards; the first ones may come with a drill owed. */
const anyGame: fc.Arbitrary<Game> = fc.tuple(fc.nat(5), fc.nat(2)).map(([count, owed]) => {
  const names = Array.from({ length: count }, (_, index) => `card${index}`);
  const before = answerAll(deal(names.slice(0, owed)), 1, 1);
  return deal(names, before.log.slice(0, Math.min(count, owed)));
});

describe('whatever is pressed', () => {
  test('the session never throws, and its figures agree', () => {
    fc.assert(
      fc.property(anyGame, anyKeys, fc.boolean(), (start, keys, quit) => {
        const { state, effects } = play(start, quit ? [...keys, { type: 'quit' }] : keys);
        const { done, total, left } = progress(state);
        expect(left.new + left.learning + left.review + left.drill).toBe(total - done);
        const { answered, buttons } = summary(state);
        expect(buttons.again + buttons.hard + buttons.good + buttons.easy).toBe(answered);
        const finished = effects.filter((effect) => effect.type === 'finish').length;
        expect(finished > 0 || currentCard(state) !== undefined || total === 0).toBe(true);
      }),
    );
  });

  test('answers are counted as they are in the log', () => {
    fc.assert(
      fc.property(anyGame, anyKeys, (start, keys) => {
        const { state, log, effects } = play(start, keys);
        const undone = new Set(log.flatMap((event) => (event.type === 'undo' ? event.target : [])));
        const answers = log
          .slice(start.log.length)
          .filter((event) => event.type === 'answer' && !undone.has(event.id));
        expect(summary(state).answered).toBe(answers.length);
        const asked = (type: string): number =>
          effects.filter((effect) => effect.type === type).length;
        expect(state.acts.length).toBe(
          asked('answer') + asked('suspend') + asked('bury') + asked('flag') - asked('undo'),
        );
      }),
    );
  });

  test('as many undos as acts lead back to the beginning, step by step', () => {
    fc.assert(
      fc.property(anyGame, anyKeys, (start, keys) => {
        const past: SessionState[] = [start.state];
        let game = start;
        for (const key of keys.filter(({ type }) => type !== 'undo')) {
          const before = game.state.acts.length;
          game = press(game, key);
          if (game.state.acts.length > before) past.push({ ...game.state, shown: false });
        }
        for (const state of past.slice(0, -1).reverse()) {
          game = press(game, undo);
          expect(essence(game.state)).toEqual(essence(state));
        }
      }),
    );
  });

  test('no answer is given to a card whose answer was not shown', () => {
    fc.assert(
      fc.property(anyGame, anyKeys, (start, keys) => {
        let game = start;
        for (const key of keys) {
          const next = press(game, key);
          const answered = next.effects
            .slice(game.effects.length)
            .some((effect) => effect.type === 'answer');
          if (answered) expect(game.state.shown).toBe(true);
          else if (key.type === 'grade') expect(next.state).toEqual(game.state);
          game = next;
        }
      }),
    );
  });

  test('nothing below 4 is left at the end: in the session and in the log', () => {
    fc.assert(
      fc.property(anyGame, anyKeys, (start, keys) => {
        let game = play(start, keys);
        while (onScreen(game) !== undefined) game = answerAll(game, 4);
        const lastGrades = new Map<CardId, Grade>();
        for (const act of game.state.acts) {
          if (act.type === 'answer') lastGrades.set(act.cardId, act.grade);
          else if (act.type !== 'flag') lastGrades.delete(act.cardId);
        }
        expect([...lastGrades.values()].filter((grade) => grade < 4)).toEqual([]);
        for (const id of lastGrades.keys()) {
          const events = game.log.filter((event) => event.cardId === id);
          expect(fold(events, plainRules).drill).toBeNull();
        }
      }),
    );
  });

  test('no card comes twice running while another is left', () => {
    fc.assert(
      fc.property(
        anyGame,
        fc.array(fc.constantFrom(...grades), { maxLength: 30 }),
        (start, given) => {
          let game = start;
          for (const value of given) {
            const before = onScreen(game);
            const others = progress(game.state).total - progress(game.state).done > 1;
            game = answerAll(game, value);
            if (before !== undefined && others) expect(onScreen(game)).not.toBe(before);
          }
        },
      ),
    );
  });

  test('the standing of every card is what the log makes of it', () => {
    fc.assert(
      fc.property(anyGame, anyKeys, (start, keys) => {
        const { state, log } = play(start, keys);
        for (const [id, { standing }] of state.cards) {
          expect(standing).toEqual(
            fold(
              log.filter((event) => event.cardId === id),
              plainRules,
            ),
          );
        }
      }),
    );
  });
});

describe('a session', () => {
  test('goes through its cards, then drills what scored below 4 until it scores 4', () => {
    const game = answerAll(deal(['a', 'b', 'c']), 1, 4, 3, 2, 4, 5);
    expect(game.screens).toEqual(['a', 'b', 'c', 'a', 'c', 'a']);
    expect(game.effects.at(-1)).toEqual({ type: 'finish' });
  });

  test('drills last what came with a drill owed from earlier in the day', () => {
    const earlier = answerAll(deal(['a']), 1);
    const game = answerAll(deal(['a', 'b'], earlier.log), 4, 4);
    expect(game.screens).toEqual(['b', 'a']);
  });

  test('repeats a card at once only when it is the last one', () => {
    expect(answerAll(deal(['a', 'b']), 4, 0, 0, 4).screens).toEqual(['a', 'b', 'b', 'b']);
  });

  test('takes no grade before the answer is shown', () => {
    const game = deal(['a']);
    expect(press(game, grade(4)).state).toEqual(game.state);
  });

  test('hides the answer of the next card', () => {
    expect(answerAll(deal(['a', 'b']), 4).state.shown).toBe(false);
  });

  test('lets go of a suspended or buried card, in a drill too', () => {
    const suspended = play(answerAll(deal(['a', 'b', 'c']), 1), [
      { type: 'suspend' },
      { type: 'bury' },
    ]);
    expect(suspended.screens).toEqual(['a', 'b', 'c', 'a']);
    const over = press(suspended, { type: 'bury' });
    expect(onScreen(over)).toBeUndefined();
    expect(over.effects.map(({ type }) => type)).toEqual([
      'answer',
      'suspend',
      'bury',
      'bury',
      'finish',
    ]);
  });

  test('keeps a flagged card on the screen as it is', () => {
    const game = play(deal(['a', 'b']), [show, { type: 'flag', reason: 'vague' }]);
    expect(onScreen(game)).toBe('a');
    expect(game.state.shown).toBe(true);
    expect(currentCard(game.state)?.standing.flag).toBe('vague');
  });

  test('takes back across cards and drills, and asks again with the answer hidden', () => {
    const game = answerAll(deal(['a', 'b']), 1, 4, 2);
    const once = press(press(game, show), undo);
    expect([onScreen(once), once.state.shown]).toEqual(['a', false]);
    const twice = press(once, undo);
    expect(onScreen(twice)).toBe('b');
    expect(progress(twice.state).left).toEqual({ new: 1, learning: 0, review: 0, drill: 1 });
    expect(answerAll(twice, 3, 4, 4).screens.slice(-3)).toEqual(['b', 'a', 'b']);
  });

  test('can take back the very last answer, and finishes again', () => {
    const game = answerAll(press(answerAll(deal(['a']), 5), undo), 4);
    expect(game.effects.map(({ type }) => type)).toEqual([
      'answer',
      'finish',
      'undo',
      'answer',
      'finish',
    ]);
    expect(summary(game.state).buttons).toEqual({ again: 0, hard: 0, good: 1, easy: 0 });
  });

  test('has nothing to take back at its beginning', () => {
    expect(press(deal(['a']), undo).effects).toEqual([]);
  });

  test('is over when the person leaves: no key does anything after that', () => {
    const left = press(answerAll(deal(['a', 'b']), 1), { type: 'quit' });
    expect(left.effects.at(-1)).toEqual({ type: 'finish' });
    const after = play(left, [show, grade(4), undo, { type: 'bury' }, { type: 'quit' }]);
    expect(after.state).toEqual(left.state);
    expect(after.effects).toEqual(left.effects);
    expect(summary(left.state).drillsLeft).toBe(1);
  });

  test('measures from the question to the grade, up to a minute', () => {
    const quick = press(press(deal(['a', 'b']), show, 2000), grade(4), 500);
    expect(quick.effects).toEqual([{ type: 'answer', cardId: 'a', grade: 4, durationMs: 2500 }]);
    const slow = press(press(quick, show), grade(4), 3_600_000);
    expect(summary(slow.state).timeMs).toBe(2500 + maximumDurationMs);
  });

  test('takes no time from a clock that goes back', () => {
    const game = press(press(deal(['a']), show), grade(4), -5000);
    expect(summary(game.state).timeMs).toBe(0);
  });
});

describe('an act', () => {
  const shown = press(deal(['a', 'b']), show).state;
  const asked = step(shown, { type: 'grade', grade: 1, at: 5 });

  test('moves the session on only when it is recorded', () => {
    expect(currentCard(asked.state)?.card.id).toBe('a');
    expect(summary(asked.state).answered).toBe(0);
    const recorded = step(asked.state, {
      type: 'recorded',
      eventId: eventId('one'),
      standing: newStanding,
      at: 6,
    });
    expect(currentCard(recorded.state)?.card.id).toBe('b');
    expect(recorded.state.askedAt).toBe(6);
  });

  test('is not asked for twice while the store is at it', () => {
    expect(step(asked.state, { type: 'grade', grade: 4, at: 6 }).effects).toEqual([]);
    expect(step(asked.state, { type: 'undo', at: 6 }).effects).toEqual([]);
  });

  test('that the store refuses leaves the card where it was, to be graded again', () => {
    const refused = step(asked.state, { type: 'refused', at: 6 });
    expect(refused.state).toEqual(shown);
    expect(step(refused.state, { type: 'grade', grade: 4, at: 7 }).effects).toEqual([
      { type: 'answer', cardId: cardId('a'), grade: 4, durationMs: 7 },
    ]);
  });

  test('already under way when the person leaves still counts', () => {
    const left = step(asked.state, { type: 'quit', at: 6 }).state;
    const recorded = step(left, {
      type: 'recorded',
      eventId: eventId('one'),
      standing: newStanding,
      at: 7,
    });
    expect(summary(recorded.state).answered).toBe(1);
    expect(recorded.effects).toEqual([]);
  });

  test('is needed for a report: one that was not asked for changes nothing', () => {
    const report = {
      type: 'recorded',
      eventId: eventId('x'),
      standing: newStanding,
      at: 1,
    } as const;
    expect(step(shown, report)).toEqual({ state: shown, effects: [] });
  });
});

describe('progress', () => {
  test('tells new, learning and reviewed cards apart, as the queue does', () => {
    const memory = { scheduler: 'sm2', ease100: 250 } as const;
    const days = { dueOn: today, lastDay: today, lastAt: 0, intervalDays: 1, memory };
    const cards = (['new', 'learning', 'relearning', 'review'] as const).map((state) => {
      const schedule: Schedule =
        state === 'new' ? { state } : { ...days, state, repetitions: 0, lapses: 0 };
      return { card: makeCard(cardId(state)), standing: { ...newStanding, schedule } };
    });
    expect(progress(startSession({ cards, today, at: 0 })).left).toEqual({
      new: 1,
      learning: 2,
      review: 1,
      drill: 0,
    });
  });

  test('counts a card as done when it will not be asked again', () => {
    const game = answerAll(deal(['a', 'b', 'c']), 4, 1);
    expect(progress(game.state)).toEqual({
      done: 1,
      total: 3,
      left: { new: 1, learning: 0, review: 0, drill: 1 },
      drilling: false,
    });
    expect(progress(answerAll(game, 4).state)).toMatchObject({ done: 2, drilling: true });
    expect(progress(answerAll(game, 4, 4).state)).toMatchObject({ done: 3, drilling: false });
  });
});

describe('a summary', () => {
  test('puts the card that was missed more often first where the lowest grades agree', () => {
    const { state } = answerAll(deal(['a', 'b']), 1, 1, 4, 2, 4);
    expect(summary(state).hardest.map(({ cardId: id }) => id)).toEqual(['b', 'a']);
  });

  test('counts answers by key and names the hardest cards first', () => {
    const { state } = answerAll(deal(['a', 'b', 'c', 'd']), 3, 1, 5, 0, 4, 2, 4, 4);
    expect(summary(state)).toEqual({
      answered: 8,
      passed: 5,
      buttons: { again: 3, hard: 1, good: 3, easy: 1 },
      timeMs: 16_000,
      hardest: [
        { cardId: 'd', lowest: 0, misses: 1 },
        { cardId: 'b', lowest: 1, misses: 2 },
        { cardId: 'a', lowest: 3, misses: 1 },
      ],
      drillsLeft: 0,
    });
  });
});
