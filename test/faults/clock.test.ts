import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { Stamp } from '../../src/store/events.ts';
import { storeWithCards } from '../store/fixture.ts';
import { given } from '../store/stamps.ts';
import { rounds, timeout } from './kill/killing.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const clock = systemClock({});

/** What a program records that is run at an instant, in a zone. */
function stampIn(zone: string, at: number): Stamp {
  vi.stubEnv('TZ', zone);
  return { at, offsetMinutes: clock.offsetMinutes(at), day: clock.studyDay(at, 4) };
}

const moment = fc.record({
  // The clock is set to any minute of some years, forward and back, as if by somebody at play.
  at: fc
    .integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 })
    .map((minutes) => minutes * 60_000),
  zone: fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
  ),
  card: fc.nat(2),
  grade: fc.constantFrom(0, 1, 2, 3, 4, 5),
  isTakenBack: fc.boolean(),
});

test('whatever the clock and the zone do, every answer is kept and every schedule is its replay', {
  timeout,
}, () => {
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 12 }), (moments) => {
      const { store, ids } = storeWithCards(3, ':memory:');
      const standing: string[] = [];
      for (const { at, zone, card, grade, isTakenBack } of moments) {
        const stamp = stampIn(zone, at);
        const id = ids[card] ?? expect.unreachable();
        const { event } = store.events.answer(id, given(grade), stamp);
        if (isTakenBack) store.events.undo(id, event.id, stamp);
        else standing.push(event.id);
      }
      const found = [...store.answers.forExport()].map((answer) => String(answer.id));
      expect(found.toSorted()).toEqual(standing.toSorted());
      expect([...store.verifySchedules()]).toEqual([]);
    }),
    { numRuns: 4 * rounds },
  );
});
