import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../src/clock.ts';
import { addDays, formatDay } from '../src/day.ts';
import { EngramError } from '../src/errors.ts';

function inZone(zone: string): void {
  vi.stubEnv('TZ', zone);
}

afterEach(() => {
  vi.unstubAllEnvs();
});

const clock = systemClock({});
const dayAt = (instant: string, startHour = 4): string =>
  formatDay(clock.studyDay(Date.parse(instant), startHour));

describe('the study day', () => {
  test('begins at the start hour of the wall clock on both days when the clock changes', () => {
    inZone('Europe/Berlin');
    // 29 March 2026: 02:00 becomes 03:00, so 03:59 is +02:00 already.
    expect(dayAt('2026-03-29T03:59:59+02:00')).toBe('2026-03-28');
    expect(dayAt('2026-03-29T04:00:00+02:00')).toBe('2026-03-29');
    // 25 October 2026: 03:00 becomes 02:00.
    expect(dayAt('2026-10-25T03:59:59+01:00')).toBe('2026-10-24');
    expect(dayAt('2026-10-25T04:00:00+01:00')).toBe('2026-10-25');
    expect(dayAt('2026-10-25T02:30:00+02:00', 3)).toBe('2026-10-24');
  });

  test('exists where local midnight does not', () => {
    inZone('Africa/Cairo');
    // 24 April 2026: 00:00 becomes 01:00.
    expect(dayAt('2026-04-23T23:59:59+02:00', 0)).toBe('2026-04-23');
    expect(dayAt('2026-04-24T01:00:00+03:00', 0)).toBe('2026-04-24');
  });

  test('leaves out the day that a zone left out', () => {
    inZone('Pacific/Apia');
    // Samoa went from 29 to 31 December 2011.
    expect(dayAt('2011-12-30T09:59:59Z', 0)).toBe('2011-12-29');
    expect(dayAt('2011-12-30T10:00:00Z', 0)).toBe('2011-12-31');
  });

  const everyQuarter = [
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
    'Pacific/Apia',
    'UTC',
  ];
  test.each(everyQuarter)(
    'turns over at the start hour and at no other time, over two years in %s',
    (zone) => {
      inZone(zone);
      const quarter = 15 * 60_000;
      const from = Date.UTC(2026, 0, 1);
      const until = Date.UTC(2028, 0, 1);
      const wrong: string[] = [];
      let day = clock.studyDay(from, 4);
      for (let at = from + quarter; at < until; at += quarter) {
        const next = clock.studyDay(at, 4);
        const { hour } = clock.wallClock(at);
        const turns = next === addDays(day, 1) && hour === 4;
        const stays = next === day;
        // The hour before the turn is the third, and the day has that hour's own date.
        if (!(turns || stays)) wrong.push(`${new Date(at).toISOString()} ${formatDay(next)}`);
        if (hour === 4 && stays && clock.wallClock(at - quarter).hour < 4) {
          wrong.push(`${new Date(at).toISOString()} does not turn`);
        }
        day = next;
      }
      expect(wrong).toEqual([]);
      expect(formatDay(day)).toMatch(/^2027-12-31|2028-01-01$/u);
    },
  );

  const zones = [
    'Europe/Berlin',
    'America/Sao_Paulo',
    'America/St_Johns',
    'Africa/Cairo',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'UTC',
  ];
  test.each(zones)('never runs backwards and never skips in %s', (zone) => {
    inZone(zone);
    const hours = fc.integer({
      min: Date.UTC(2024, 0, 1) / 3.6e6,
      max: Date.UTC(2028, 0, 1) / 3.6e6,
    });
    fc.assert(
      fc.property(hours, fc.constantFrom(0, 4, 23), (hour, startHour) => {
        const before = clock.studyDay(hour * 3.6e6, startHour);
        const after = clock.studyDay((hour + 1) * 3.6e6, startHour);
        // With a start at midnight, an hour that is repeated may cross it twice: Cairo in October.
        if (startHour !== 0) expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(addDays(before, 1));
      }),
    );
  });

  test('follows a change of zone within one run', () => {
    inZone('UTC');
    expect(dayAt('2026-06-01T12:00:00Z')).toBe('2026-06-01');
    inZone('Pacific/Kiritimati');
    expect(dayAt('2026-06-01T14:00:00Z')).toBe('2026-06-02');
  });
});

test('the offset is the minutes ahead of UTC at that instant', () => {
  inZone('America/St_Johns');
  expect(clock.offsetMinutes(Date.parse('2026-01-15T12:00:00Z'))).toBe(-210);
  expect(clock.offsetMinutes(Date.parse('2026-07-15T12:00:00Z'))).toBe(-150);
  inZone('Asia/Kolkata');
  expect(clock.offsetMinutes(0)).toBe(330);
  inZone('UTC');
  expect(Object.is(clock.offsetMinutes(0), 0)).toBe(true);
});

describe('ENGRAM_NOW', () => {
  test.each([
    ['2026-03-01T09:30:00Z', Date.UTC(2026, 2, 1, 9, 30)],
    ['2026-03-01T09:30:00+01:00', Date.UTC(2026, 2, 1, 8, 30)],
    ['2026-03-01T09:30:15.250-03:30', Date.UTC(2026, 2, 1, 13, 0, 15, 250)],
    ['2024-02-29T00:00Z', Date.UTC(2024, 1, 29)],
  ])('%s fixes the present', (text, ms) => {
    expect(systemClock({ ENGRAM_NOW: text }).now()).toBe(ms);
  });

  test.each([
    'yesterday',
    '2026-03-01',
    '2026-03-01T09:30:00',
    '2026-02-30T09:30:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T09:30:00+99:00',
    '1772357400000',
    ' 2026-03-01T09:30:00Z',
  ])('%j is refused, with the way to write it', (text) => {
    try {
      systemClock({ ENGRAM_NOW: text });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(EngramError);
      expect(error).toMatchObject({ kind: 'usage', hint: expect.stringContaining('2026-03-01T') });
    }
  });

  test('unset or empty leaves the clock running', () => {
    const before = Date.now();
    for (const env of [{}, { ENGRAM_NOW: '' }]) {
      expect(systemClock(env).now()).toBeGreaterThanOrEqual(before);
    }
  });
});
