import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReviewLog } from '../../../src/import/review-log/read-review-log.ts';
import { describeWithShared, sharedPath } from '../../shared.ts';

const now = Date.UTC(2026, 2, 2, 9);

describeWithShared('files that are hostile or no logs', 'payloads', () => {
  const files = ['csv', 'json'].flatMap((folder) =>
    readdirSync(sharedPath(join('payloads', folder))).map((name) => join('payloads', folder, name)),
  );

  test('are there', () => expect(files.length).toBeGreaterThan(10));

  test.each(files)('%s is refused in words', async (name) => {
    const bytes = readFileSync(sharedPath(name));
    await expect(readReviewLog({ name, bytes }, now)).rejects.toMatchObject({
      kind: 'refused-data',
      message: expect.stringMatching(/^Nothing was read from payloads\S+: \S.*\.$/u),
    });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test.each([
    ['json/j04-truncated.json', 'it is not JSON from line 1 on'],
    ['json/j08-time-travel.json', 'review 1: cardId is missing'],
    ['csv/v02-semicolon-bom.csv', 'line 1 names no column card_id, at, grade'],
  ])('%s: %s', async (name, said) => {
    const bytes = readFileSync(sharedPath(join('payloads', name)));
    await expect(readReviewLog({ name, bytes }, now)).rejects.toThrow(said);
  });
});
