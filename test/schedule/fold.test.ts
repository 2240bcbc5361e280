import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/day.ts';
import { type Event, eventId } from '../../src/event.ts';
import type { Grade } from '../../src/grade.ts';
import * as folding from '../../src/schedule/fold.ts';
import { type ChangeEvent, compareEvents } from '../../src/schedule/fold.ts';
import { plainRules } from '../../src/schedule/rules.ts';
import { newStanding, type Standing } from '../../src/standing.ts';
import { answered, anyChanges, anyLog, base, firstDay, undone } from './log.ts';
import { ruleSets, steps } from './rule-sets.ts';

const nextDay = addDays(firstDay, 1);

function fold(events: Iterable<Event>, rules = plainRules): Standing {
  return folding.fold(events, rules);
}

function apply(standing: Standing, event: ChangeEvent, rules = plainRules): Standing {
  return folding.apply(standing, event, rules);
}

/** One answer of each grade a day, from `firstDay` on. */
function daily(...given: readonly Grade[]): readonly ChangeEvent[] {
  return given.map((grade, index) => answered(index, addDays(firstDay, index), grade));
}

/** Failed, passed the day after, and so on: `count` lapses. */
function lapses(count: number): readonly ChangeEvent[] {
  return daily(...Array.from({ length: count }, (): readonly Grade[] => [4, 1]).flat());
}

function revised(place: number, day = firstDay, was = 'old', now = 'new'): ChangeEvent {
  return { ...base(place, day), type: 'revise', was, now };
}

describe.each(ruleSets)('a fold by %s', (_, rules) => {
  test('gives the same for the events in any order', () => {
    const shuffled = anyLog.chain((log) =>
      fc.tuple(
        fc.constant(log),
        fc.shuffledSubarray([...log], { minLength: log.length, maxLength: log.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([log, other]) => {
        expect(fold(other, rules)).toEqual(fold(log, rules));
      }),
    );
  });

  test('event by event equals the fold of all', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const standings: Standing[] = [newStanding];
        for (const event of changes)
          standings.push(apply(standings.at(-1) ?? newStanding, event, rules));
        standings.forEach((standing, count) => {
          expect(fold(changes.slice(0, count), rules)).toEqual(standing);
        });
      }),
    );
  });

  test('of an event and its undo is the fold without both', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, pick) => {
        const changes = log.filter((event) => event.type !== 'undo');
        const target = changes[pick % Math.max(1, changes.length)];
        fc.pre(target !== undefined);
        if (target === undefined) return;
        const undo = undone(5000, firstDay, target);
        expect(fold([...log, undo], rules)).toEqual(
          fold(
            log.filter((event) => event !== target),
            rules,
          ),
        );
      }),
    );
  });

  test('comes back step by step when a whole day is taken back', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const log: Event[] = [...changes];
        for (let left = changes.length - 1; left >= 0; left--) {
          const last = changes[left];
          if (last === undefined) throw new Error('unreachable');
          log.push(undone(5000 + log.length, firstDay, last));
          expect(fold(log, rules)).toEqual(fold(changes.slice(0, left), rules));
        }
      }),
    );
  });
});

describe('a fold', () => {
  test('leaves an undo in force when the undo itself is undone', () => {
    const answer = answered(1, firstDay, 4);
    const undo = undone(2, firstDay, answer);
    expect(fold([answer, undo, undone(3, firstDay, undo)])).toEqual(newStanding);
  });

  test('ignores an undo of something that is not there', () => {
    const absent: Event = { ...base(2, firstDay), type: 'undo', target: eventId('absent') };
    const answer = answered(1, firstDay, 4);
    expect(fold([answer, absent])).toEqual(fold([answer]));
  });

  test('orders by time, then device, then id', () => {
    const one = answered(1, firstDay, 4);
    const byTime = { ...answered(0, firstDay, 4), at: one.at + 1, device: 'a' };
    const byDevice = { ...answered(0, firstDay, 4), at: one.at, device: 'phone' };
    const byId = { ...one, id: eventId('event-0002') };
    expect([byTime, byDevice, byId, one].sort(compareEvents)).toEqual([
      one,
      byId,
      byDevice,
      byTime,
    ]);
  });
});

describe('an answer', () => {
  test('below 4 asks for a drill that day, which leaves the schedule alone until it scores 4', () => {
    const failed = fold([answered(1, firstDay, 3)]);
    expect(failed.drill).toEqual({ on: firstDay, step: 0, phase: 'learning', at: null });
    const again = apply(failed, answered(2, firstDay, 0));
    expect(again).toEqual(failed);
    expect(apply(again, answered(3, firstDay, 4))).toEqual({ ...failed, drill: null });
  });

  test('on a later day counts, whether or not the drill was done', () => {
    const standing = fold([answered(1, firstDay, 1), answered(2, nextDay, 4)]);
    expect(standing.schedule).toMatchObject({ state: 'review', repetitions: 1 });
    expect(standing.drill).toBeNull();
  });

  test('in cram changes nothing at all', () => {
    const standing = fold([answered(1, firstDay, 1), revised(2)]);
    expect(apply(standing, answered(3, nextDay, 5, true))).toEqual(standing);
  });

  test('means what the whole log makes of it, not what was recorded', () => {
    const onLaptop = answered(1, firstDay, 1);
    const onPhone = { ...answered(2, firstDay, 5), device: 'phone' };
    expect(fold([onPhone]).schedule).toMatchObject({ state: 'review' });
    expect(fold([onPhone, onLaptop]).schedule).toMatchObject({ state: 'learning' });
  });
});

describe('learning steps', () => {
  const rules = { ...plainRules, steps };
  const minutes = (count: number) => count * 60_000;
  const at = (ms: number, grade: Grade): ChangeEvent => ({
    ...answered(Math.round(ms / 1000), firstDay, grade),
    at: ms,
  });

  test('lead a new card through all waits, and leave the schedule as the first answer made it', () => {
    const good = fold([at(0, 4)], rules);
    expect(good.drill).toEqual({ on: firstDay, step: 1, phase: 'learning', at: minutes(10) });
    expect(fold([at(0, 4), at(minutes(10), 4)], rules)).toEqual({ ...good, drill: null });
    expect(fold([at(0, 4)]).schedule).toEqual(good.schedule);
  });

  test('begin at the first for Again, between the first two for Hard, and are left by Easy', () => {
    expect(fold([at(0, 1)], rules).drill).toMatchObject({ step: 0, at: minutes(1) });
    expect(fold([at(0, 3)], rules).drill).toMatchObject({ step: 0, at: minutes(5.5) });
    expect(fold([at(0, 5)], rules).drill).toBeNull();
    expect(fold([at(0, 4), at(minutes(10), 1)], rules).drill).toMatchObject({
      step: 0,
      at: minutes(11),
    });
    expect(fold([at(0, 4), at(minutes(10), 3)], rules).drill).toMatchObject({
      step: 1,
      at: minutes(20),
    });
  });

  test('with one step only, Hard waits half as long again, and Good is through', () => {
    const one = { ...plainRules, steps: { learning: [10], relearning: [] } };
    expect(fold([at(0, 3)], one).drill).toMatchObject({ at: minutes(15) });
    expect(fold([at(0, 4)], one).drill).toBeNull();
    expect(fold([at(0, 1), at(minutes(10), 4)], one).drill).toBeNull();
  });

  test('of relearning wait for what was forgotten, and for nothing that was passed', () => {
    const known = [...daily(4, 4)];
    const forgot = { ...answered(9, addDays(firstDay, 7), 1), at: minutes(60) };
    const knew = { ...forgot, grade: 4 as const };
    expect(fold([...known, forgot], rules).drill).toEqual({
      on: addDays(firstDay, 7),
      step: 0,
      phase: 'relearning',
      at: minutes(70),
    });
    expect(fold([...known, knew], rules).drill).toBeNull();
  });

  test('that the day cut short are forgotten: the next day counts', () => {
    const events = [at(0, 4), { ...answered(90_000, nextDay, 4), at: minutes(1500) }];
    expect(fold(events, rules).schedule).toMatchObject({ repetitions: 2, intervalDays: 6 });
  });
});

describe('the other acts', () => {
  const passed = fold(daily(4, 4));

  test('suspend until resumed', () => {
    const suspended = apply(passed, { ...base(9, nextDay), type: 'suspend' });
    expect(suspended).toEqual({ ...passed, suspended: true });
    expect(apply(suspended, { ...base(10, nextDay), type: 'resume' })).toEqual(passed);
  });

  test('bury for the study day of the event', () => {
    const event: ChangeEvent = { ...base(9, nextDay), type: 'bury' };
    expect(apply(passed, event)).toEqual({ ...passed, buriedOn: nextDay });
  });

  test('flag with a reason until unflagged', () => {
    const flagged = apply(passed, { ...base(9, nextDay), type: 'flag', reason: 'vague' });
    expect(flagged).toEqual({ ...passed, flag: 'vague' });
    expect(apply(flagged, { ...base(10, nextDay), type: 'unflag' })).toEqual(passed);
  });

  test('reset to a new card, without drill or leech, but keep a suspension', () => {
    const standing = fold([...lapses(8), { ...base(90, nextDay), type: 'suspend' }]);
    expect(apply(standing, { ...base(91, nextDay), type: 'reset' })).toEqual({
      ...newStanding,
      suspended: true,
    });
  });
});

describe('a change of substance', () => {
  test('makes a scheduled card due, and is pending until the next answer', () => {
    const standing = fold([...daily(4, 4), revised(9, nextDay)]);
    expect(standing.schedule).toMatchObject({ dueOn: nextDay, intervalDays: 6, state: 'review' });
    expect(standing.revision).toEqual({ was: 'old', now: 'new' });
    expect(apply(standing, answered(10, nextDay, 4)).revision).toBeNull();
  });

  test('never puts a card off', () => {
    const standing = fold([answered(1, firstDay, 4), revised(2, addDays(firstDay, 30))]);
    expect(standing.schedule).toMatchObject({ dueOn: nextDay });
  });

  test('takes the place of a drill, since the card is asked again anyway', () => {
    const standing = fold([answered(1, firstDay, 1), revised(2)]);
    expect(standing).toMatchObject({ drill: null, schedule: { dueOn: firstDay } });
  });

  test('leaves a new card new', () => {
    expect(fold([revised(1)]).schedule).toEqual({ state: 'new' });
  });

  test('made in several edits is one change from what was seen last', () => {
    const edits = [revised(2, firstDay, '5 GB', '5 TB'), revised(3, firstDay, '5 TB', '6 TB')];
    expect(fold(edits).revision).toEqual({ was: '5 GB', now: '6 TB' });
    expect(fold([...edits, revised(4, firstDay, '6 TB', '5 GB')]).revision).toBeNull();
  });
});

describe('a leech', () => {
  test('is a card with eight lapses, and no fewer', () => {
    expect(fold(lapses(7)).leech).toBe(false);
    expect(fold(lapses(8)).leech).toBe(true);
  });

  test('stays one until the note is changed, and is one again after four more lapses', () => {
    const last = addDays(firstDay, 15);
    const mended = [...lapses(8), revised(16, last)];
    expect(fold(lapses(9)).leech).toBe(true);
    expect(fold(mended).leech).toBe(false);
    const more = (count: number): readonly ChangeEvent[] =>
      lapses(12)
        .slice(16, 16 + count * 2)
        .map((event) => ({ ...event, at: event.at + 1 }));
    expect(fold([...mended, ...more(3)]).leech).toBe(false);
    expect(fold([...mended, ...more(4)]).leech).toBe(true);
  });
});
