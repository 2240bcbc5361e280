import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  answerSchema,
  cardDetailSchema,
  cardSchema,
  cardsSchema,
  decksSchema,
  errorSchema,
  evaluateSchema,
  importSchema,
  lintSchema,
  nextSchema,
  optimizeSchema,
  reviewsSchema,
  statsSchema,
  statusSchema,
} from '../src/contract.ts';

const at = '2026-03-01T12:00:00.000Z';
const day = '2026-03-01';

const card = {
  id: 'k3v9q2m7x1ab',
  deck: 'aws-services',
  kind: 'term',
  path: ['Amazon EC2', 'Key Features'],
  question: 'What does *Elasticity* mean for Amazon EC2?',
  answer: 'Capacity that follows the load.',
  answerItems: [],
  choices: [],
  tags: [],
  source: { file: 'aws.md', line: 12, endLine: 12 },
  state: 'new',
  suspended: false,
  retired: false,
  flagged: false,
  leech: false,
  dueOn: null,
  intervalDays: 0,
  ease: 2.5,
  stability: null,
  difficulty: null,
  repetitions: 0,
  lapses: 0,
  lastReviewedAt: null,
};
const event = { id: 'e1', at, day, undone: false };
const answered = { kind: 'learn', grade: 4, ms: 0, intervalDays: 1, ease: 2.5 };
const remaining = { new: 1, learning: 0, review: 2 };
const unknown = { overall: null, young: null, mature: null, last30Days: null };
const none = { overall: 0, young: 0, mature: 0, last30Days: 0 };

const difference = { difference: -0.1, low95: -0.2, high95: 0.1 };
const weights = Array.from({ length: 21 }, () => 0.5);

const half = { retention: 0.5, counted: 2, passed: 1 };
const spent = {
  ...{ answers: 0, timeMs: 0, days: 0, cards: 0 },
  ...{ msPerAnswer: null, msPerDay: null, msPerCard: null },
};
const stats = {
  asOf: at,
  today: day,
  days: 1,
  totals: {
    cards: 0,
    new: 0,
    learning: 0,
    young: 0,
    mature: 0,
    suspended: 0,
    retired: 0,
    reviews: 0,
    timeMs: 0,
  },
  retention: { ...unknown, counted: none, passed: none, range95: unknown },
  streak: { current: 0, longest: 0 },
  activity: [{ day, reviews: 0, new: 0, again: 0, timeMs: 0 }],
  forecast: [{ day, due: 0 }],
  grades: { '0': 0, '1': 0, '2': 0, '3': 0, '4': 0, '5': 0 },
  intervals: [{ upToDays: 1, cards: 0 }],
  hours: [{ hour: 0, reviews: 0, retention: null, counted: 0, passed: 0 }],
  narrowedTo: { decks: ['a'], tags: [], sections: [] },
  extremeHours: { atLeast: 30, best: null, worst: { hour: 23, ...half } },
  time: { overall: spent, window: spent, last30Days: spent },
  hardestCards: [{ id: 'c0', deck: 'a', path: [], question: 'What?', forgotten: 1, ...half }],
  decks: [{ deck: 'a', cards: 1, mature: 0, mastery: 0, dueToday: 0, ...half }],
  sections: [
    {
      deck: 'a',
      path: [],
      cards: 0,
      mature: 0,
      mastery: null,
      retention: null,
      counted: 0,
      passed: 0,
    },
  ],
};

const documents: Record<string, readonly [z.ZodType, Readonly<Record<string, unknown>>]> = {
  card: [cardSchema, card],
  cards: [cardsSchema, { cards: [card] }],
  'card detail': [
    cardDetailSchema,
    {
      card,
      history: [
        { ...event, type: 'answer', ...answered, dueOn: day, scheduler: 'sm2/1' },
        { ...event, type: 'undo', target: 'e0' },
        { ...event, type: 'suspend' },
        { ...event, type: 'flag', reason: 'doubtful' },
        { ...event, type: 'revise', was: '5 GB', now: '5 TB' },
      ],
    },
  ],
  import: [
    importSchema,
    {
      dryRun: false,
      files: 1,
      skipped: 0,
      cards: { added: 1, updated: 0, moved: 0, revived: 0, retired: 0, unchanged: 0 },
      changes: [
        {
          change: 'added',
          id: card.id,
          deck: card.deck,
          kind: 'term',
          question: card.question,
          source: { file: 'aws.md', line: 12 },
        },
      ],
      warnings: [{ file: 'aws.md', line: 3, rule: 'empty-section', message: 'Nothing here.' }],
    },
  ],
  next: [nextSchema, { card, intervals: { again: 1, hard: 1, good: 1, easy: 1 }, remaining }],
  'next when nothing is left': [
    nextSchema,
    { card: null, intervals: null, remaining, nextDueAt: at },
  ],
  answer: [answerSchema, { card, review: { id: 'e1', cardId: card.id, at, ...answered } }],
  reviews: [
    reviewsSchema,
    {
      reviews: [
        {
          ...{ id: 'e1', cardId: card.id, at, offsetMinutes: -210, day, device: 'laptop' },
          ...{ kind: 'review', grade: 4, ms: 0, scheduler: 'sm2/1', intervalDays: 1, ease: 2.5 },
          ...{ stability: null, difficulty: null, dueOn: day },
        },
      ],
    },
  ],
  status: [
    statusSchema,
    {
      today: day,
      due: 0,
      new: 0,
      learning: 0,
      reviewedToday: 0,
      minutesExpected: 0,
      streakDays: 0,
      decks: [{ deck: 'aws', due: 0, new: 0, learning: 0, total: 0 }],
      nextDueAt: null,
      hidden: { newOverLimit: 0, reviewsOverLimit: 0, siblings: 0 },
      backlog: false,
    },
  ],
  decks: [
    decksSchema,
    { decks: [{ deck: 'aws', due: 0, new: 0, learning: 0, suspended: 0, total: 0 }] },
  ],
  stats: [statsSchema, stats],
  lint: [
    lintSchema,
    {
      findings: [
        { file: 'aws.md', line: 3, rule: 'empty-term', message: 'Nothing.', fix: 'Write it.' },
      ],
      files: 1,
    },
  ],
  evaluate: [
    evaluateSchema,
    {
      answers: 900,
      reviews: 600,
      needed: 200,
      tested: { reviews: 500, recalled: 0.82, from: day, to: day },
      scores: [{ predictor: 'sm2', logLoss: 0.5, rmseBins: 0.1, auc: 0.6 }],
      optimisedMinusDefault: difference,
      limits: ['A log holds the intervals of one scheduler.'],
    },
  ],
  'evaluate with too few reviews': [
    evaluateSchema,
    {
      ...{ answers: 3, reviews: 1, needed: 200, tested: null, scores: [] },
      ...{ optimisedMinusDefault: null, limits: [] },
    },
  ],
  optimize: [
    optimizeSchema,
    {
      ...{ answers: 900, reviews: 600, needed: 400, dryRun: false, adopted: true },
      inForce: weights,
      trained: {
        parameters: weights,
        trainedOn: 480,
        heldOut: 120,
        logLoss: { inForce: 0.5, trained: 0.4 },
        trainedMinusInForce: difference,
        wins: true,
      },
      rescheduled: null,
    },
  ],
  error: [errorSchema, { error: { code: 'usage', message: 'What?', hint: 'Try engram help.' } }],
};

/** Every document with one field renamed, at any depth. */
function renamings(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => renamings(item).map((other) => value.with(index, other)));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const { [key]: _, ...rest } = value as Record<string, unknown>;
    return [
      { ...rest, [`${key}Renamed`]: inner },
      ...renamings(inner).map((other) => ({ ...value, [key]: other })),
    ];
  });
}

describe.each(Object.entries(documents))('the %s document', (_, [schema, document]) => {
  it('is accepted as the contract shows it', () => {
    expect(schema.parse(document)).toEqual(document);
  });

  it('may get another field', () => {
    expect(schema.safeParse({ ...document, added: true }).success).toBe(true);
  });

  it('may not lose or rename a field, however deep', () => {
    const others = renamings(document);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) {
      expect(schema.safeParse(other).success, JSON.stringify(other)).toBe(false);
    }
  });
});

describe('units', () => {
  const refused = (change: object) =>
    cardSchema.safeParse({ ...card, ...change }).success === false;

  it('are UTC instants, not local ones', () => {
    expect(refused({ lastReviewedAt: '2026-03-01T12:00:00+01:00' })).toBe(true);
  });
  it('are days of the calendar', () => {
    expect(refused({ dueOn: '2026-02-30' })).toBe(true);
    expect(refused({ dueOn: at })).toBe(true);
  });
  it('are ease factors, not hundredths', () => {
    expect(refused({ ease: 250 })).toBe(true);
  });
  it('are shares of one, not per cent', () => {
    const retention = { ...stats.retention, overall: 91 };
    expect(statsSchema.safeParse({ ...stats, retention }).success).toBe(false);
  });
});
