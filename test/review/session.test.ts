import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardId, cardId, type Face } from '../../src/card.ts';
import { eventId } from '../../src/event.ts';
import { type Grade, grades } from '../../src/grade.ts';
import { suggestedGrade } from '../../src/review/attempt.ts';
import { milestone } from '../../src/review/milestone.ts';
import { progress } from '../../src/review/progress.ts';
import { maximumDurationMs, startSession, step } from '../../src/review/session.ts';
import { currentCard, type SessionState } from '../../src/review/state.ts';
import { summary } from '../../src/review/summary.ts';
import { nextDrillAt } from '../../src/review/to-come.ts';
import { fold } from '../../src/schedule/fold.ts';
import { plainRules } from '../../src/schedule/rules.ts';
import { newStanding, type Schedule } from '../../src/standing.ts';
import { deal, essence, type Game, type Key, makeCard, play, press, today } from './play.ts';

const show: Key = { type: 'show' };
const showAll: Key = { type: 'show-all' };
const undo: Key = { type: 'undo' };
const grade = (value: Grade): Key => ({ type: 'grade', grade: value });

/** Shows and grades one card after another, lists as a whole. */
function answerAll(game: Game, ...given: readonly Grade[]): Game {
  return play(
    game,
    given.flatMap((value) => [showAll, grade(value)]),
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
      { type: 'edit' },
      { type: 'miss' },
      { type: 'show-all' },
      { type: 'pick', choice: 0 },
      { type: 'submit', text: 'typed' },
    ),
  },
);
const anyKeys = fc.array(anyKey, { maxLength: 60 });

const anyFace: fc.Arbitrary<Face> = fc.constantFrom<Face>(
  { kind: 'qa', question: 'Q?', answer: 'A.' },
  { kind: 'list', question: 'Which?', answer: '- x\n- y', items: ['x', 'y'] },
  {
    kind: 'choice',
    question: 'Which?',
    answer: 'x',
    choices: [
      { text: 'x', correct: true },
      { text: 'y', correct: false },
    ],
  },
);

/** Zero to five cards of several kinds; the first ones may come with a drill owed. */
const anyGame: fc.Arbitrary<Game> = fc
  .tuple(fc.nat(5), fc.nat(2), fc.array(anyFace, { maxLength: 5 }), fc.boolean())
  .map(([count, owed, faces, isTyped]) => {
    const names = Array.from({ length: count }, (_, index) => `card${index}`);
    const before = answerAll(deal(names.slice(0, owed)), 1, 1);
    const log = before.log.slice(0, Math.min(count, owed));
    return deal(names, log, { faces, isTyped: () => isTyped });
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

  test('asks for what was done before it when it has nothing of its own to take back', () => {
    const game = press(deal(['a']), undo);
    expect(game.effects).toEqual([{ type: 'undo-earlier' }]);
    expect(essence(game.state)).toEqual(essence(deal(['a']).state));
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

describe('a list', () => {
  const list: Face = {
    kind: 'list',
    question: 'Name the four seas.',
    answer: 'a, b, c, d',
    items: ['a', 'b', 'c', 'd'],
  };
  const dealt = deal(['l', 'm'], [], { faces: [list, list] });
  const miss: Key = { type: 'miss' };
  const all: Key = { type: 'show-all' };
  const suggested = (game: Game) => suggestedGrade(list, game.state.attempt);

  test('is shown item by item, and takes a grade only when all can be seen', () => {
    const three = play(dealt, [show, show, show, grade(4)]);
    expect([three.state.shown, three.effects]).toEqual([false, []]);
    const four = play(three, [show, grade(4)]);
    expect(four.effects).toMatchObject([{ type: 'answer', grade: 4 }]);
    expect(four.state.attempt).toEqual({ type: 'items', revealed: 0, missed: [] });
  });

  test('suggests Good for all, Hard for all but one, Again for fewer', () => {
    expect(suggested(play(dealt, [show, show, show]))).toBeNull();
    expect(suggested(play(dealt, [show, show, show, show]))).toBe(4);
    expect(suggested(play(dealt, [show, show, miss, show, show]))).toBe(3);
    expect(suggested(play(dealt, [show, miss, show, miss, show, show]))).toBe(1);
    expect(suggested(play(dealt, [show, show, all]))).toBe(1);
  });

  test('takes a tick back, also after all are shown', () => {
    expect(suggested(play(dealt, [show, miss, miss, show, show, show]))).toBe(4);
    expect(suggested(play(dealt, [show, show, show, show, miss]))).toBe(3);
  });
});

describe('choices', () => {
  const face = (...right: readonly number[]): Face => ({
    kind: 'choice',
    question: 'Which?',
    answer: 'That',
    choices: ['w', 'x', 'y'].map((text, index) => ({ text, correct: right.includes(index) })),
  });
  const pick = (choice: number): Key => ({ type: 'pick', choice });
  const suggested = (of: Face, ...keys: readonly Key[]) => {
    const game = play(deal(['c'], [], { faces: [of] }), keys);
    return [game.state.shown, suggestedGrade(of, game.state.attempt)];
  };

  test('with one right answer are answered by picking', () => {
    expect(suggested(face(1), pick(1))).toEqual([true, 4]);
    expect(suggested(face(1), pick(0))).toEqual([true, 1]);
    expect(suggested(face(1), pick(0), pick(1))).toEqual([true, 1]);
    expect(suggested(face(1), pick(7))).toEqual([false, null]);
  });

  test('with several right answers are all to be picked, and no other', () => {
    expect(suggested(face(0, 2), pick(0))).toEqual([false, 1]);
    expect(suggested(face(0, 2), pick(2), pick(0), show)).toEqual([true, 4]);
    expect(suggested(face(0, 2), pick(0), pick(1), pick(2), show)).toEqual([true, 1]);
    expect(suggested(face(0, 2), pick(0), pick(0), show)).toEqual([true, null]);
  });
});

describe('a typed answer', () => {
  const dealt = deal(['a', 'b'], [], { isTyped: ({ id }) => id === 'a' });

  test('is taken where answers are typed, and shows the whole answer', () => {
    const typed = press(dealt, { type: 'submit', text: 'Falling water' });
    expect([typed.state.shown, typed.state.attempt]).toEqual([
      true,
      { type: 'typed', text: 'Falling water' },
    ]);
    const next = press(typed, grade(4));
    expect(press(next, { type: 'submit', text: 'x' }).state).toEqual(next.state);
  });
});

describe('learning steps', () => {
  const rules = { ...plainRules, steps: { learning: [1, 10], relearning: [] } };
  const minute = 60_000;

  test('bring a card back when its time has come, before what was not asked yet', () => {
    const dealt = deal(['a', 'b', 'c', 'd'], [], { rules });
    // a waits a minute, b ten; c is answered after the minute is over.
    const game = answerAll(dealt, 1, 4);
    expect(onScreen(game)).toBe('c');
    const later = press(press(game, show, 2 * minute), grade(5));
    expect(onScreen(later)).toBe('a');
    expect(progress(later.state)).toMatchObject({ drilling: true, left: { new: 1, drill: 2 } });
  });

  test('are not waited for when nothing else is left, unless for longer than twenty minutes', () => {
    const soon = answerAll(deal(['a', 'b'], [], { rules }), 1, 5);
    expect(onScreen(soon)).toBe('a');
    const long = { ...plainRules, steps: { learning: [1, 90], relearning: [] } };
    const over = answerAll(deal(['a'], [], { rules: long }), 4);
    expect(onScreen(over)).toBeUndefined();
    expect(over.effects.at(-1)).toEqual({ type: 'finish' });
    expect(nextDrillAt(over.state)).toBe(over.now + 90 * minute);
  });
});

describe('a session with an end', () => {
  test('asks no further card after it, and keeps the one on the screen', () => {
    const dealt = deal(['a', 'b', 'c'], [], { until: 10_000 });
    const first = press(press(dealt, show, 4000), grade(4), 1000);
    expect(onScreen(first)).toBe('b');
    const late = press(first, show, 20_000);
    expect(onScreen(late)).toBe('b');
    const over = press(late, grade(4));
    expect([onScreen(over), over.effects.at(-1)]).toEqual([undefined, { type: 'finish' }]);
    expect(progress(over.state).left.new).toBe(1);
  });
});

describe('practice', () => {
  const cram = deal(['a', 'b'], [], { mode: 'cram' });

  test('repeats what was failed until it is passed, and leaves the schedule alone', () => {
    const game = answerAll(cram, 1, 3, 0, 4);
    expect(game.screens).toEqual(['a', 'b', 'a', 'a']);
    expect(game.effects.at(-1)).toEqual({ type: 'finish' });
    for (const { standing } of game.state.cards.values()) expect(standing).toEqual(newStanding);
  });
});

describe('a note that is edited', () => {
  const dealt = deal(['a', 'b', 'c']);
  const asked = step(dealt.state, { type: 'edit', at: 1 });
  const cards = dealt.state.cards;

  test('is asked for once, and nothing is answered meanwhile', () => {
    expect(asked.effects).toEqual([{ type: 'edit', cardId: 'a' }]);
    const shown_ = step(asked.state, { type: 'show', at: 2 }).state;
    expect(step(shown_, { type: 'grade', grade: 4, at: 3 }).effects).toEqual([]);
  });

  test('goes on with the card as it now is', () => {
    const item = cards.get(cardId('a'));
    if (item === undefined) throw new Error('The card was dealt');
    const face = { kind: 'qa', question: 'New?', answer: 'Yes.' } as const;
    const changed = new Map(cards).set(cardId('a'), { ...item, card: { ...item.card, face } });
    const { state } = step(asked.state, { type: 'reloaded', cards: changed, at: 9 });
    expect(currentCard(state)?.card.face).toEqual(face);
    expect([state.pending, state.shown, state.askedAt]).toEqual([null, false, 9]);
  });

  test('goes on with the next card when the one on the screen is gone', () => {
    const without = new Map(cards);
    without.delete(cardId('a'));
    const { state, effects } = step(asked.state, { type: 'reloaded', cards: without, at: 9 });
    expect([currentCard(state)?.card.id, effects]).toEqual(['b', []]);
    const nothing = step(asked.state, { type: 'reloaded', cards: new Map(), at: 9 });
    expect(nothing.effects).toEqual([{ type: 'finish' }]);
  });

  test('that was not changed leaves the answer in sight', () => {
    const shown_ = step(dealt.state, { type: 'show', at: 0 }).state;
    const again = step(step(shown_, { type: 'edit', at: 1 }).state, {
      type: 'reloaded',
      cards,
      at: 9,
    });
    expect(again.state.shown).toBe(true);
  });
});

describe('what was done before the session', () => {
  test('is taken back too: its card comes on the screen', () => {
    const dealt = deal(['a']);
    const asked = step(dealt.state, { type: 'undo', at: 1 });
    expect(asked.effects).toEqual([{ type: 'undo-earlier' }]);
    const item = { card: makeCard(cardId('z')), standing: newStanding };
    const { state } = step(asked.state, { type: 'restored', item, at: 5 });
    expect([currentCard(state)?.card.id, state.pending]).toEqual(['z', null]);
    expect(progress(state)).toMatchObject({ total: 2, left: { new: 2 } });
  });
});

describe('the summary', () => {
  test('says that the last answers came harder, when they did', () => {
    const names = Array.from({ length: 20 }, (_, index) => `card${index}`);
    const fresh = Array.from({ length: 10 }, (): Grade => 4);
    const tired = (failed: number) => [
      ...Array.from({ length: failed }, (): Grade => 1),
      ...Array.from({ length: 10 - failed }, (): Grade => 4),
    ];
    const tires = (failed: number) =>
      summary(answerAll(deal(names), ...fresh, ...tired(failed)).state).isTiring;
    expect([tires(2), tires(3)]).toEqual([false, true]);
    expect(summary(answerAll(deal(names), ...fresh, 1, 1, 1).state).isTiring).toBe(false);
  });

  test('names the leeches that were answered', () => {
    const leech = { ...newStanding, leech: true };
    const cards = ['a', 'b'].map((id) => ({ card: makeCard(cardId(id)), standing: leech }));
    const shown_ = step(startSession({ cards, today, at: 0 }), { type: 'show', at: 1 }).state;
    const asked = step(shown_, { type: 'grade', grade: 4, at: 2 }).state;
    const eventId_ = eventId('one');
    const { state } = step(asked, {
      type: 'recorded',
      eventId: eventId_,
      standing: leech,
      at: 3,
    });
    expect(summary(state).leeches).toEqual(['a']);
  });
});

describe('a milestone', () => {
  test('is said once: halfway, and at 25 answers', () => {
    const names = Array.from({ length: 30 }, (_, index) => `card${index}`);
    let game = deal(names);
    const said: string[] = [];
    for (let count = 1; count <= 30; count += 1) {
      const before = game.state;
      game = answerAll(game, 4);
      const words = milestone(before, game.state);
      if (words !== null) said.push(`${count}: ${words}`);
    }
    expect(said).toEqual(['15: Halfway.', '25: 25 answers.']);
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
      leeches: [],
      isTiring: false,
    });
  });
});
