import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes } from '../../src/terminal/cells.ts';
import { hostileMarkdown } from './hostile-text.ts';

test('a text is parted into graphemes as a whole, though piece by piece', () => {
  const whole = new Intl.Segmenter();
  fc.assert(
    fc.property(hostileMarkdown, fc.integer({ min: 1, max: 9 }), (text, count) => {
      const long = text.repeat(count);
      const wanted = Array.from(whole.segment(long), ({ segment }) => segment);
      expect(graphemes(long)).toEqual(wanted);
    }),
    { numRuns: 50 },
  );
  const families = '👨\u200d👩\u200d👧\u200d👦🇨🇭'.repeat(300);
  expect(graphemes(families)).toHaveLength(600);
});

test('a hundred thousand characters take no more than their share of time', () => {
  const long = '\u{6eb9f}proto'.repeat(14_000);
  const started = process.cpuUsage();
  expect(graphemes(long)).toHaveLength(84_000);
  const { user } = process.cpuUsage(started);
  expect(user / 1000).toBeLessThan(1000);
});
