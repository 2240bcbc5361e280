import fc from 'fast-check';
import { cardId } from '../../src/card.ts';
import { type Day, dayFromNumber } from '../../src/day.ts';
import { type Event, eventId } from '../../src/event.ts';
import { type Grade, grades } from '../../src/grade.ts';
import type { ChangeEvent } from '../../src/schedule/fold.ts';

export const firstDay: Day = dayFromNumber(20_000);

export const anyGrade: fc.Arbitrary<Grade> = fc.constantFrom(...grades);

/** An event at its place in a log; `at` follows `place` unless given. */
export function base(place: number, day: Day) {
  return {
    id: eventId(`event-${String(place).padStart(4, '0')}`),
    cardId: cardId('card00000001'),
    device: 'laptop',
    at: place * 1000,
    offsetMinutes: 0,
    day,
  };
}

export function answered(place: number, day: Day, grade: Grade, cram = false): ChangeEvent {
  return {
    ...base(place, day),
    type: 'answer',
    // The recorded kind is evidence only, apart from `cram`: the fold must not lean on it.
    kind: cram ? 'cram' : 'learn',
    grade,
    durationMs: 1000,
    scheduler: 'sm2/1',
    outcome: { intervalDays: 0, memory: null, dueOn: null },
  };
}

export function undone(place: number, day: Day, target: Event): Event {
  return { ...base(place, day), type: 'undo', target: target.id };
}

const anyChange: fc.Arbitrary<(place: number, day: Day) => ChangeEvent> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(anyGrade, fc.integer({ min: 0, max: 9 })).map(
      ([grade, die]) =>
        (place: number, day: Day) =>
          answered(place, day, grade, die === 0),
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      (place: number, day: Day): ChangeEvent => ({ ...base(place, day), type: 'suspend' }),
      (place: number, day: Day): ChangeEvent => ({ ...base(place, day), type: 'resume' }),
      (place: number, day: Day): ChangeEvent => ({ ...base(place, day), type: 'bury' }),
      (place: number, day: Day): ChangeEvent => ({
        ...base(place, day),
        type: 'flag',
        reason: `reason ${place}`,
      }),
      (place: number, day: Day): ChangeEvent => ({ ...base(place, day), type: 'unflag' }),
      (place: number, day: Day): ChangeEvent => ({ ...base(place, day), type: 'reset' }),
      (place: number, day: Day): ChangeEvent => ({
        ...base(place, day),
        type: 'revise',
        was: `text ${place % 3}`,
        now: `text ${(place + 1) % 3}`,
      }),
    ),
  },
);

/** Mostly forward and mostly within a day or a few; now and then a long pause, or a step back. */
const anyDayStep = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: -1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 2000 }) },
);

/**
 * A log without undos, in order, from two devices; some events share their millisecond.
 */
export const anyChanges: fc.Arbitrary<readonly ChangeEvent[]> = fc
  .array(fc.tuple(anyChange, anyDayStep, fc.boolean(), fc.boolean()), { maxLength: 40 })
  .map((parts) => {
    let day = firstDay;
    let at = 0;
    const events = parts.map(([make, step, sameInstant, phone], place) => {
      day = dayFromNumber(day + step);
      if (!sameInstant) at += 1000;
      return { ...make(place, day), at, device: phone ? 'phone' : 'laptop' };
    });
    return events.sort(
      (a, b) => a.at - b.at || (a.device < b.device ? -1 : a.device > b.device ? 1 : 0),
    );
  });

/** A log with undos of anything: of changes, of undos, and of events that are not there. */
export const anyLog: fc.Arbitrary<readonly Event[]> = fc
  .tuple(anyChanges, fc.array(fc.tuple(fc.nat(60), fc.boolean()), { maxLength: 10 }))
  .map(([changes, undos]) => {
    const log: Event[] = [...changes];
    for (const [index, [pick, later]] of undos.entries()) {
      const place = later ? 1000 + index : pick;
      const target = log[pick]?.id ?? eventId('absent');
      log.push({
        ...base(place, firstDay),
        id: eventId(`undo-${index}`),
        type: 'undo',
        target,
      });
    }
    return log;
  });
