import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EngramError } from '../../../src/errors.ts';
import { readReviewLog } from '../../../src/import/review-log/read-review-log.ts';
import { anyText } from '../notes.ts';
import { target } from '../target.ts';

const now = Date.UTC(2026, 2, 2, 9);
const at = '2026-03-01T09:30:00Z';
const logs = [
  `card_id,at,grade,ms,day\nk3v9q2m7x1ab,${at},4,1200,2026-03-01\n"k3",${at},0,,\n`,
  `card_id;at;grade\n"a""b";${at};5\n`,
  `card_id,review_rating,review_time,review_state\n1,3,1772357400000,2\n1,1,1772357400001,3\n`,
  JSON.stringify({
    reviews: [
      { id: 'e', cardId: 'a', at, grade: 3, ms: 5 },
      { cardId: 'b', at, grade: 0 },
    ],
  }),
];
const piece = fc.oneof(
  fc.constantFrom(',', ';', '\t', '"', '""', '\n', '\r', '\r\n', '{', '}', '[', ']', ':', 'null'),
  fc.constantFrom('1e309', '-0', '9007199254740993', 'NaN', '"__proto__":', '"grade":9,', '\ufeff'),
  fc.constantFrom('2999-01-01T00:00:00Z', '1969-12-31', '2026-02-30', '8640000000000001', '\u2028'),
  anyText,
);
const edits = fc.array(fc.record({ at: fc.nat(400), cut: fc.nat(20), piece }), { maxLength: 6 });
const text = fc
  .tuple(fc.constantFrom(...logs), edits)
  .map(([log, changes]) =>
    changes.reduce(
      (edited, change) =>
        edited.slice(0, change.at) + change.piece + edited.slice(change.at + change.cut),
      log,
    ),
  );
const inputs = fc.oneof(
  { weight: 9, arbitrary: text.map((log) => new TextEncoder().encode(log)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

/** A log is read whole, each review within its bounds, or refused in words that say where. */
export const reviewLog = target('review-log', inputs, async (bytes) => {
  const file = { name: 'log', bytes };
  const read = await readReviewLog(file, now).catch((error: unknown) => {
    assert.ok(error instanceof EngramError, String(error));
    assert.equal(error.kind, 'refused-data');
    assert.match(error.message, /^Nothing was read from log: \S.*\.$/su);
    return undefined;
  });
  if (read === undefined) return;
  for (const { at: instant, grade, intervalDays, ease100, durationMs } of read) {
    assert.ok(Number.isSafeInteger(instant) && instant >= 0 && instant <= now + 86_400_000);
    assert.ok(Number.isInteger(grade) && grade >= 0 && grade <= 5);
    assert.ok(durationMs >= 0 && (intervalDays ?? 0) >= 0 && (ease100 ?? 130) >= 130);
  }
  assert.equal(new Set(read.map(({ id }) => id)).size, read.length);
  assert.deepEqual(await readReviewLog(file, now), read);
});
