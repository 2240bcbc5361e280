import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EngramError } from '../../../src/errors.ts';
import { csvTable } from '../../../src/export/csv-table.ts';
import { readReviewLog } from '../../../src/import/review-log/read-review-log.ts';

const now = Date.UTC(2026, 2, 2, 9);
const encoder = new TextEncoder();

function read(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return readReviewLog({ name: 'log', bytes }, now);
}

/** What a log is refused for. */
async function refusal(content: string | Uint8Array): Promise<string> {
  const error = await read(content).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EngramError)) throw new Error('not refused', { cause: error });
  expect(error.kind).toBe('refused-data');
  expect(error.hint).not.toBe('');
  return error.message;
}

const own = 'card_id,at,grade';
const common = 'card_id,review_rating,review_time,review_duration';
const at = '2026-03-01T09:30:00Z';
const ms = Date.parse(at);

describe('our own export', () => {
  const columns =
    'id,card_id,at,offset_minutes,day,device,kind,grade,ms,scheduler,interval_days,ease,stability,difficulty,due_on';
  const row = `e-1,k3v9q2m7x1ab,${at},-420,2026-03-01,laptop,review,4,1200,sm2/1,6,2.36,5.5,6.25,2026-03-07`;
  const review = {
    id: 'e-1',
    cardId: 'k3v9q2m7x1ab',
    at: ms,
    offsetMinutes: -420,
    day: 20_513,
    device: 'laptop',
    kind: 'review',
    grade: 4,
    durationMs: 1200,
    scheduler: 'sm2/1',
    intervalDays: 6,
    ease100: 236,
    stability: 5.5,
    difficulty: 6.25,
    dueOn: 20_519,
  };

  test('is read whole from CSV', async () => {
    expect(await read(`${columns}\n${row}\n`)).toEqual([review]);
  });

  test('is read whole with numbers that are written with an exponent', async () => {
    const small = row.replace(',5.5,', ',1.25e-7,');
    expect(await read(`${columns}\n${small}\n`)).toEqual([{ ...review, stability: 1.25e-7 }]);
  });

  test('is read whole from JSON', async () => {
    const fields = {
      ...{ id: 'e-1', cardId: 'k3v9q2m7x1ab', at, offsetMinutes: -420, day: '2026-03-01' },
      ...{ device: 'laptop', kind: 'review', grade: 4, ms: 1200, scheduler: 'sm2/1' },
      ...{ intervalDays: 6, ease: 2.36, stability: 5.5, difficulty: 6.25, dueOn: '2026-03-07' },
    };
    expect(await read(JSON.stringify({ reviews: [fields] }))).toEqual([review]);
  });

  test('needs no more than card, time and grade', async () => {
    const bare = {
      ...{ cardId: 'a', at: ms, offsetMinutes: null, day: null, device: 'imported', kind: null },
      ...{ grade: 3, durationMs: 0, scheduler: 'unknown', intervalDays: null, ease100: null },
      ...{ stability: null, difficulty: null, dueOn: null },
    };
    const [fromCsv] = await read(`${own}\na,${at},3`);
    expect(fromCsv).toEqual({ id: expect.any(String), ...bare });
    const json = { cardId: 'a', at, grade: 3, kind: null, dueOn: null };
    expect(await read(JSON.stringify({ reviews: [json] }))).toEqual([fromCsv]);
    const empty = `${columns}\n${',a,AT,,,,,3,,,,,,,'.replace('AT', at)}\n`;
    expect(await read(empty)).toEqual([fromCsv]);
  });

  test('may have its columns in any order, and others besides', async () => {
    const [review] = await read(`note,grade,AT , Card_Id\n"x, y",4,${at},a`);
    expect(review).toMatchObject({ cardId: 'a', at: ms, grade: 4 });
  });

  test('gives back what our export guarded against spreadsheets', async () => {
    const written = fc.stringMatching(/^['=+\-@＝a-c]{1,12}$/);
    await fc.assert(
      fc.asyncProperty(written, async (id) => {
        const [review] = await read(csvTable(['card_id', 'at', 'grade'], [[id, at, 4]]));
        expect(review?.cardId).toBe(id);
      }),
    );
  });
});

describe('the common CSV', () => {
  test('has ratings for the four keys, and times with an offset or in milliseconds', async () => {
    const rows = [
      `7,1,2026-03-01T10:30:00.250000+01:00,25060`,
      `7,2,${ms + 1},0`,
      `7,3,${ms + 2},12.6`,
      `7,4,2026-03-01 09:30:00.003+0000,`,
    ];
    const reviews = await read([common, ...rows].join('\n'));
    expect(reviews.map(({ grade, at, durationMs }) => [grade, at - ms, durationMs])).toEqual([
      [1, 250, 25_060],
      [3, 1, 0],
      [4, 2, 13],
      [5, 3, 0],
    ]);
  });

  test('may tell the state of the card', async () => {
    const rows = [0, 1, 2, 3].map((state) => `7,3,${ms + state},${state}`);
    const reviews = await read(
      ['card_id,review_rating,review_time,review_state', ...rows].join('\n'),
    );
    expect(reviews.map(({ kind }) => kind)).toEqual(['learn', 'learn', 'review', 'relearn']);
  });
});

describe('a review without an id', () => {
  test('gets the same one at every import, whatever stands around it', async () => {
    const [a] = await read(`${own}\na,${at},4`);
    const [, again] = await read(`${own}\nb,${at},4\na,${ms},4`);
    expect(again?.id).toBe(a?.id);
    expect(a?.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const [fromCommon] = await read(`${common}\na,3,${at},5`);
    expect(fromCommon?.id).toBe(a?.id);
    // A change of these ids would import every log a second time.
    expect(a?.id).toBe('504892fb-208b-5751-b222-be4acdadc450');
  });

  test('gets another one than its like, and than any other', async () => {
    const reviews = await read(`${own}\na,${at},4\na,${at},4\na,${at},5\nb,${at},4\na,${ms + 1},4`);
    expect(new Set(reviews.map(({ id }) => id)).size).toBe(5);
  });
});

describe('wrong rows', () => {
  test.each([
    [
      'a grade above 5',
      `${own}\na,${at},6`,
      'line 2: grade is 6, wanted a whole number from 0 to 5',
    ],
    ['a grade below 0', `${own}\na,${at},-1`, 'line 2: grade is -1'],
    ['half a grade', `${own}\na,${at},3.5`, 'line 2: grade is 3.5'],
    ['a grade in words', `${own}\na,${at},good`, 'line 2: grade is "good"'],
    ['no grade', `${own}\na,${at},`, 'line 2: grade is missing'],
    ['a rating of 0', `${common}\na,0,${at},1`, 'line 2: review_rating is 0, wanted'],
    ['no rating', `${common}\na,,${at},1`, 'line 2: review_rating is missing'],
    ['a time that is none', `${own}\na,yesterday,4`, 'line 2: at is "yesterday"'],
    ['a time without its offset', `${own}\na,2026-03-01T09:30:00,4`, 'line 2: at is'],
    ['a day that is none', `${own}\na,2026-02-30T09:30:00Z,4`, 'line 2: at is'],
    ['seconds for milliseconds', `${own}\na,${Math.floor(ms / 1000)},4`, 'line 2: at is'],
    ['a time beyond every calendar', `${own}\na,8640000000000001,4`, 'line 2: at is'],
    ['a time to come', `${own}\na,2999-01-01T00:00:00Z,4`, 'wanted an instant that has passed'],
    ['a time before all logs', `${own}\na,1969-12-31T23:59:59Z,4`, 'line 2: at is'],
    ['a negative duration', `${common}\na,3,${at},-5`, 'line 2: review_duration is -5'],
    ['a duration of days', `${common}\na,3,${at},99999999999`, 'line 2: review_duration is'],
    [
      'an unknown kind',
      `${own},kind\na,${at},4,exam`,
      'line 2: kind is "exam", wanted learn, review',
    ],
    ['an unknown state', `${common},review_state\na,3,${at},1,9`, 'line 2: review_state is 9'],
    ['an ease below 1.3', `${own},ease\na,${at},4,-1`, 'line 2: ease is -1'],
    [
      'an interval without end',
      `${own},interval_days\na,${at},4,1e309`,
      'interval_days is "1e309"',
    ],
    ['a due day that is none', `${own},due_on\na,${at},4,2026-13-45`, 'line 2: due_on is'],
    ['a card without an id', `${own}\n,${at},4`, 'line 2: card_id is missing'],
    ['a card id of escapes', `${own}\na\u001b[2J,${at},4`, 'line 2: card_id is "a\\u001b[2J"'],
    ['a huge cell', `${own}\n${'a'.repeat(5000)},${at},4`, 'line 2: card_id is "aaa'],
    ['too few cells', `${own}\na,${at}`, 'line 2: columns is "2 of 3"'],
    ['too many cells', `${own}\na,${at},4,5`, 'line 2: columns is "4 of 3"'],
    ['an id twice', `id,${own}\nx,a,${at},4\nx,b,${at},4`, 'line 3: the same id stands in line 2'],
  ])('%s', async (_, content, said) => {
    expect(await refusal(content)).toContain(said);
  });

  test('one of them refuses the whole log, and the first five are named', async () => {
    const rows = Array.from({ length: 9 }, (_, index) => `a,${ms + index},${index < 2 ? 4 : 9}`);
    const said = await refusal([own, ...rows].join('\n'));
    expect(said.match(/line \d+/gu)).toEqual(['line 4', 'line 5', 'line 6', 'line 7', 'line 8']);
    expect(said).toContain('and 2 more');
  });

  test('of JSON are named by their number', async () => {
    const reviews = [{ cardId: 'a', at, grade: 4 }, 'x', { cardId: 'a', at, grade: '4' }, null, []];
    const said = await refusal(JSON.stringify({ reviews }));
    expect(said).toContain('review 2: cardId is missing; review 3: grade is "4", wanted');
    expect(said).toContain('review 5: ');
  });
});

describe('a file that is no log', () => {
  test.each([
    ['nothing at all', '', 'it is empty'],
    ['missing columns', 'card_id,when\na,b\n', 'names no column at, grade'],
    ['missing columns of the common CSV', 'card_id,review_rating\na,3\n', 'no column review_time'],
    ['a column twice', `${own},grade\n`, 'the column grade twice'],
    ['a quote that is never closed', `${own}\n"a,${at},4\nb,${at},4`, 'never closed'],
    ['a quote out of place', `${own}\na"b,${at},4`, 'line 2'],
    ['a row without end', `${own}\n"${'a'.repeat(200_000)}",${at},4`, 'longer than 100000 bytes'],
    ['a NUL byte', `${own}\na\0b,${at},4`, 'line 2 holds a NUL byte'],
    ['JSON that is cut off', '{"reviews": [\n{"cardId": "a"', 'it is not JSON'],
    ['JSON without reviews', '{"cards": []}', 'it holds no reviews'],
    ['a list', '[{"cardId": "a"}]', 'it holds no reviews'],
    ['reviews that are no list', '{"reviews": {}}', 'it holds no reviews'],
  ])('%s', async (_, content, said) => {
    expect(await refusal(content)).toContain(said);
  });

  test('invalid UTF-8, with its line', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${own}\na,${at},4\n`),
      Buffer.from([0x62, 0xe9, 0x0a]),
    ]);
    expect(await refusal(bytes)).toContain('line 3 is not UTF-8');
  });

  test('UTF-16', async () => {
    expect(await refusal(Buffer.from(`\ufeff${own}\n`, 'utf16le'))).toContain('NUL');
  });
});

describe('however it is written', () => {
  const rows = [own, `a,${at},4`, `"b ""c""",${at},5`];

  test.each([
    ['line feeds', rows.join('\n')],
    ['carriage returns and line feeds', `${rows.join('\r\n')}\r\n`],
    ['carriage returns', rows.join('\r')],
    ['a byte order mark', `\ufeff${rows.join('\n')}`],
    ['blank lines', `${rows.join('\n\n')}\n\n`],
    ['semicolons', rows.join('\n').replaceAll(',', ';')],
    ['tabs', rows.join('\n').replaceAll(',', '\t')],
  ])('it is read: %s', async (_, content) => {
    const reviews = await read(content);
    expect(reviews.map(({ cardId, grade }) => [cardId, grade])).toEqual([
      ['a', 4],
      ['b "c"', 5],
    ]);
  });

  test('JSON too: a byte order mark and white space before it', async () => {
    const json = JSON.stringify({ reviews: [{ cardId: 'a', at: ms, grade: 4 }] });
    expect(await read(`\ufeff\n  ${json}\n`)).toHaveLength(1);
  });

  test('a log with no row has no review', async () => {
    expect(await read(own)).toEqual([]);
    expect(await read('{"reviews": []}')).toEqual([]);
  });

  test('keys that would change every object change none', async () => {
    const json = `{"__proto__": {"polluted": 1}, "reviews": [{"cardId": "a", "at": ${ms}, "grade": 4,
      "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}]}`;
    expect(await read(json)).toHaveLength(1);
    expect(await read(`__proto__,constructor,${own}\nx,y,a,${at},4`)).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('any bytes give reviews, or a refusal', async () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary' }).map((text) => encoder.encode(`${own}\n${text}`)),
      fc.json().map((text) => encoder.encode(`{"reviews": [${text}]}`)),
    );
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const reviews = await read(bytes).catch((error: unknown) => error);
        if (!Array.isArray(reviews)) expect(reviews).toMatchObject({ kind: 'refused-data' });
      }),
    );
  });
});
