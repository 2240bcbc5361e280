import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardId } from '../../src/card.ts';
import { type Context, createContext } from '../../src/commands/context.ts';
import { run as exportWhat } from '../../src/commands/export.ts';
import { run as importReviews } from '../../src/commands/import-reviews.ts';
import { type ReviewJson, reviewsSchema } from '../../src/contract.ts';
import { dayFromNumber } from '../../src/day.ts';
import { jsonList } from '../../src/export/json.ts';
import { reviewsCsv } from '../../src/export/reviews-csv.ts';
import { type Grade, grades } from '../../src/grade.ts';
import { importNew, storedCard } from '../store/fixture.ts';
import { csvRecords } from './csv-records.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engram-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cards = ['card0', 'card1', 'card2'].map((id) => storedCard(id));
const stream = {
  write: () => undefined,
  writeAll: async () => undefined,
  isTerminal: false,
  columns: 80,
};

/** A collection with the three cards in a folder of its own, by the given settings. */
async function collection(name: string, settings: Readonly<Record<string, string>>) {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  const env = { ENGRAM_HOME: home, ENGRAM_NOW: '2040-01-01T00:00:00Z', ...settings };
  const io = { out: stream, err: stream, inputIsTerminal: false, env };
  const context = await createContext(io, {});
  if (context.store().cards.list({}).length === 0) importNew(context.store(), cards);
  return context;
}

type Step =
  | {
      readonly does: 'answer';
      readonly card: number;
      readonly grade: Grade;
      readonly cram: boolean;
    }
  | { readonly does: 'undo' };
/** Days and milliseconds since the step before. */
type Timed = Step & { readonly days: number; readonly ms: number };

const anyPause = {
  days: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 1, max: 60 })),
  ms: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 700_000 })),
};
const anyHistory: fc.Arbitrary<readonly Timed[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        does: fc.constant('answer' as const),
        card: fc.nat(2),
        grade: fc.constantFrom(...grades),
        cram: fc.integer({ max: 5, min: 0 }).map((die) => die === 0),
        ...anyPause,
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('undo' as const), ...anyPause }) },
  ),
  { maxLength: 25 },
);

/** Plays a history from a day on; gives the study day and the instant of its end. */
function play(context: Context, history: readonly Timed[], firstDay: number): number {
  const { events } = context.store();
  let day = firstDay;
  let ms = 0;
  for (const step of history) {
    day += step.days;
    ms = step.days === 0 ? Math.min(ms + step.ms, 50_000_000) : step.ms;
    const stamp = {
      at: day * 86_400_000 + 20_000_000 + ms,
      offsetMinutes: step.ms % 2 === 0 ? 0 : -210,
      day: dayFromNumber(day),
    };
    if (step.does === 'undo') events.undoLatest(stamp, ['answer'], dayFromNumber(firstDay));
    else {
      const given = {
        grade: step.grade,
        durationMs: step.ms,
        mode: step.cram ? ('cram' as const) : ('review' as const),
      };
      events.answer(cardId(`card${step.card}`), given, stamp);
    }
  }
  return day;
}

async function exported(context: Context, format: string): Promise<string> {
  const file = join(folder, `log.${format}`);
  await exportWhat(context, ['reviews'], { format, output: file, force: true });
  return file;
}

const standings = (context: Context) =>
  context
    .store()
    .cards.list({})
    .map(({ card, standing }) => [card.id, standing]);

const sm2 = { ENGRAM_SCHEDULER: 'sm2' };
const fsrs = { ENGRAM_SCHEDULER: 'fsrs' };
const fsrsWithSteps = { ...fsrs, ENGRAM_LEARNING_STEPS: '1,10', ENGRAM_RELEARNING_STEPS: '10' };

describe.each(['json', 'csv'])('a review log as %s', (format) => {
  it.each([
    ['SM-2', sm2, sm2],
    ['FSRS with steps', fsrsWithSteps, fsrsWithSteps],
    ['SM-2 and then FSRS', sm2, fsrs],
  ])(
    'makes the same history elsewhere, under %s',
    async (_, before, after) => {
      await fc.assert(
        fc.asyncProperty(anyHistory, anyHistory, anyHistory, async (first, second, elsewhere) => {
          rmSync(folder, { recursive: true, force: true });
          const early = await collection('mine', before);
          const day = play(early, first, 20_000);
          early.close();
          const phone = await collection('phone', after);
          play(phone, elsewhere, 20_005);
          const mine = await collection('mine', after);
          play(mine, second, day);
          await importReviews(mine, [await exported(phone, format)]);

          const file = await exported(mine, format);
          const text = readFileSync(file, 'utf8');
          const fresh = await collection('fresh', after);
          await importReviews(fresh, [file]);
          expect(standings(fresh)).toEqual(standings(mine));
          expect([...fresh.store().answers.forExport()]).toEqual([
            ...mine.store().answers.forExport(),
          ]);
          expect(readFileSync(await exported(fresh, format), 'utf8')).toBe(text);
          expect([...fresh.store().verifySchedules()]).toEqual([]);
          for (const context of [phone, mine, fresh]) context.close();
        }),
        { numRuns: 5 },
      );
    },
    60_000,
  );
});

const review: ReviewJson = {
  id: 'e1',
  cardId: 'card0',
  at: '2026-03-01T12:00:00.007Z',
  offsetMinutes: -210,
  day: '2026-03-01',
  device: '=laptop',
  kind: 'review',
  grade: 4,
  ms: 1234,
  scheduler: 'sm2/1',
  intervalDays: 6,
  ease: 2.36,
  stability: null,
  difficulty: null,
  dueOn: '2026-03-07',
};

describe('the rows of a review log', () => {
  it('are in CSV the columns that an import reads', () => {
    expect(csvRecords([...reviewsCsv([review])].join(''))).toEqual([
      [
        ...['id', 'card_id', 'at', 'offset_minutes', 'day', 'device', 'kind', 'grade', 'ms'],
        ...['scheduler', 'interval_days', 'ease', 'stability', 'difficulty', 'due_on'],
      ],
      [
        ...['e1', 'card0', '2026-03-01T12:00:00.007Z', '-210', '2026-03-01', "'=laptop", 'review'],
        ...['4', '1234', 'sm2/1', '6', '2.36', '', '', '2026-03-07'],
      ],
    ]);
  });

  it('are the documented document in JSON', () => {
    const document: unknown = JSON.parse([...jsonList('reviews', [review, review])].join(''));
    expect(document).toEqual({ reviews: [review, review] });
    expect(reviewsSchema.parse(document)).toEqual(document);
  });

  it.each([
    ['JSON', (rows: Iterable<ReviewJson>) => jsonList('reviews', rows)],
    ['CSV', reviewsCsv],
  ])('come as %s in parts, each made when it is asked for', (_, make) => {
    let asked = 0;
    const endless = function* () {
      for (;;) {
        asked += 1;
        yield review;
      }
    };
    let parts = 0;
    for (const part of make(endless())) {
      expect(part.length).toBeLessThan(200_000);
      parts += 1;
      if (parts === 5) break;
    }
    expect(asked).toBeLessThan(5000);
  });
});
