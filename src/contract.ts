/**
 * The JSON documents that the program promises to the scripts that call it: a schema a shape.
 * A field may be added to a shape; none is renamed, removed or given another unit.
 *
 * The program imports only the types from here; the schemas are for tests and checks, so that
 * zod is not loaded when a command runs.
 */
import { z } from 'zod';
import { cardKinds } from './card.ts';
import { exitStatus, type FailureKind } from './errors.ts';
import { answerKinds } from './event.ts';
import { predictorNames } from './predictor.ts';
import { cardStates } from './standing.ts';

/** Read-only all the way down: a document is built once and printed. */
type Frozen<T> = { readonly [Key in keyof T]: Frozen<T[Key]> };

const count = z.int().min(0);
/** Whole milliseconds. */
const duration = z.int().min(0);
/** An instant: ISO 8601, UTC. */
const instant = z.iso.datetime();
/** A study day, `YYYY-MM-DD`. */
const day = z.iso.date();
/** 0 to 1; null where there is nothing behind it. */
const share = z.number().min(0).max(1).nullable();
const days = z.number().min(0);
/** A factor such as 2.5; the bound above catches one given in hundredths. */
const ease = z.number().min(1.3).max(100);
const identifier = z.string().min(1);
const deckName = z.string().min(1);
const grade = z.int().min(0).max(5);
const kind = z.enum(cardKinds);

/** Lines count from 1. */
const place = z.object({ file: z.string().min(1), line: z.int().min(1) });

export const cardSchema = z.object({
  id: identifier,
  deck: deckName,
  kind,
  path: z.array(z.string()),
  question: z.string(),
  answer: z.string(),
  answerItems: z.array(z.string()),
  /** What a `choice` card offers; empty for other kinds. */
  choices: z.array(z.object({ text: z.string(), correct: z.boolean() })),
  tags: z.array(z.string()),
  source: place.extend({ endLine: z.int().min(1) }),
  state: z.enum(cardStates),
  suspended: z.boolean(),
  retired: z.boolean(),
  flagged: z.boolean(),
  leech: z.boolean(),
  dueOn: day.nullable(),
  intervalDays: days,
  ease,
  /** Of FSRS; null where SM-2 is in force, and for new cards. */
  stability: z.number().min(0).nullable(),
  difficulty: z.number().min(1).max(10).nullable(),
  repetitions: count,
  lapses: count,
  lastReviewedAt: instant.nullable(),
});
export type CardJson = Frozen<z.infer<typeof cardSchema>>;

export const cardsSchema = z.object({ cards: z.array(cardSchema) });
export type CardsJson = Frozen<z.infer<typeof cardsSchema>>;

const eventBase = z.object({
  id: identifier,
  at: instant,
  day,
  /** Whether a later event takes it back. */
  undone: z.boolean(),
});

const scheduled = z.object({ kind: z.enum(answerKinds), grade, ms: duration, intervalDays: days });

/** One entry of a card's history, oldest first. */
const eventSchema = z.discriminatedUnion('type', [
  eventBase.extend({
    type: z.literal('answer'),
    ...scheduled.shape,
    ease,
    dueOn: day.nullable(),
    scheduler: z.string().min(1),
  }),
  eventBase.extend({ type: z.literal('undo'), target: identifier }),
  eventBase.extend({ type: z.enum(['suspend', 'resume', 'bury', 'unflag', 'reset']) }),
  eventBase.extend({ type: z.literal('flag'), reason: z.string() }),
  eventBase.extend({ type: z.literal('revise'), was: z.string(), now: z.string() }),
]);
export type EventJson = Frozen<z.infer<typeof eventSchema>>;

export const cardDetailSchema = z.object({ card: cardSchema, history: z.array(eventSchema) });
export type CardDetailJson = Frozen<z.infer<typeof cardDetailSchema>>;

export const importSchema = z.object({
  dryRun: z.boolean(),
  files: count,
  /** Files whose content is the same as at the last import. */
  skipped: count,
  cards: z.object({
    added: count,
    updated: count,
    moved: count,
    revived: count,
    retired: count,
    unchanged: count,
  }),
  changes: z.array(
    z.object({
      change: z.enum(['added', 'updated', 'moved', 'revived', 'retired']),
      id: identifier,
      deck: deckName,
      kind,
      question: z.string(),
      source: place,
    }),
  ),
  warnings: z.array(place.extend({ rule: z.string().min(1), message: z.string().min(1) })),
  /** What packages of Anki add to the log; left out where none was read. */
  history: z.optional(
    z.object({
      /** Answers that are added, that were there already, and rows that are no answers. */
      added: count,
      known: count,
      ignored: count,
      /** Cards that come suspended, and flagged. */
      suspended: count,
      flagged: count,
    }),
  ),
});
export type ImportJson = Frozen<z.infer<typeof importSchema>>;

const remaining = z.object({ new: count, learning: count, review: count });

export const nextSchema = z.union([
  z.object({
    card: cardSchema,
    /** Days until the card comes back, by the key that would be pressed. */
    intervals: z.object({ again: days, hard: days, good: days, easy: days }),
    remaining,
  }),
  z.object({
    card: z.null(),
    intervals: z.null(),
    remaining,
    nextDueAt: instant.nullable(),
  }),
]);
export type NextJson = Frozen<z.infer<typeof nextSchema>>;

export const answerSchema = z.object({
  /** The card after the answer. */
  card: cardSchema,
  review: z.object({ id: identifier, cardId: identifier, at: instant, ...scheduled.shape, ease }),
});
export type AnswerJson = Frozen<z.infer<typeof answerSchema>>;

export const statusSchema = z.object({
  today: day,
  due: count,
  new: count,
  learning: count,
  reviewedToday: count,
  minutesExpected: z.number().min(0),
  streakDays: count,
  /** The sums of `due`, `learning` and `new` are those above; `total` is every card of the deck. */
  decks: z.array(
    z.object({ deck: deckName, due: count, learning: count, new: count, total: count }),
  ),
  nextDueAt: instant.nullable(),
  /** What could be asked today, were it not for a limit or a sibling. */
  hidden: z.object({ newOverLimit: count, reviewsOverLimit: count, siblings: count }),
  /** More is due than today may hold: new cards pause. */
  backlog: z.boolean(),
});
export type StatusJson = Frozen<z.infer<typeof statusSchema>>;

/** What `start` gives without a terminal: the import, today, and the card to begin with. */
export const startSchema = z.object({
  import: importSchema,
  status: statusSchema,
  next: nextSchema,
});
export type StartJson = Frozen<z.infer<typeof startSchema>>;

export const undoSchema = z.object({
  /** The event that no longer counts. */
  undone: z.object({
    id: identifier,
    type: z.string().min(1),
    cardId: identifier,
    at: instant,
    day,
    /** Of an answer only. */
    grade: z.optional(grade),
  }),
  /** The card after the undo. */
  card: cardSchema,
});
export type UndoJson = Frozen<z.infer<typeof undoSchema>>;

export const doctorSchema = z.object({
  file: z.string().min(1),
  /** What SQLite finds wrong with the file. */
  damage: z.array(z.string()),
  /** The cards whose schedule was not what their history adds up to. */
  schedules: z.array(identifier),
  /** Value by value, what was kept of them and what their history gives; null for nothing. */
  differences: z.array(
    z.object({
      cardId: identifier,
      field: z.string().min(1),
      kept: z.string().nullable(),
      replayed: z.string().nullable(),
    }),
  ),
  /** Rows of what is counted beside cards and log that were not right. */
  rollUps: count,
  /** Events whose card is gone, and how many cards that is. */
  orphans: z.object({ cards: count, events: count }),
  /** Answers that lie in the future, as from a clock that ran ahead. */
  answersAhead: count,
  repaired: z.boolean(),
});
export type DoctorJson = Frozen<z.infer<typeof doctorSchema>>;

/** What `export` says of the file that it wrote. */
export const exportedSchema = z.object({ file: z.string().min(1), format: z.string().min(1) });
export type ExportedJson = Frozen<z.infer<typeof exportedSchema>>;

/** An answer as `export reviews` gives it, and `import-reviews` reads it. */
const reviewSchema = z.object({
  id: identifier,
  cardId: identifier,
  at: instant,
  /** Minutes that local time was ahead of UTC. */
  offsetMinutes: z.int(),
  day,
  device: z.string().min(1),
  kind: z.enum(answerKinds),
  grade,
  ms: duration,
  scheduler: z.string().min(1),
  intervalDays: days,
  /** Of SM-2; null where another scheduler was in force. */
  ease: ease.nullable(),
  /** Of FSRS; null where another scheduler was in force. */
  stability: z.number().min(0).nullable(),
  difficulty: z.number().min(1).max(10).nullable(),
  /** Null while the card stays new. */
  dueOn: day.nullable(),
});
export type ReviewJson = Frozen<z.infer<typeof reviewSchema>>;

/** Every answer that stands, in the order in which they were given. */
export const reviewsSchema = z.object({ reviews: z.array(reviewSchema) });

/** A deck's counts include the decks inside it. */
export const decksSchema = z.object({
  decks: z.array(
    z.object({
      deck: deckName,
      due: count,
      new: count,
      learning: count,
      suspended: count,
      total: count,
    }),
  ),
});
export type DecksJson = Frozen<z.infer<typeof decksSchema>>;

/** A share of recalled reviews, with how many were `passed` of how many that `counted`. */
const recall = z.object({ retention: share, counted: count, passed: count });

/** Cards, how many of them are `mature`, which share that is, and what was recalled of them. */
const group = recall.extend({ cards: count, mature: count, mastery: share });

/** The mean over each answer, day and card is null where there is none. */
const timeSpent = z.object({
  answers: count,
  timeMs: duration,
  days: count,
  cards: count,
  msPerAnswer: duration.nullable(),
  msPerDay: duration.nullable(),
  msPerCard: duration.nullable(),
});

const hour = z.int().min(0).max(23);

function byMaturity<Value extends z.ZodType>(value: Value) {
  return z.object({ overall: value, young: value, mature: value, last30Days: value });
}

export const statsSchema = z.object({
  asOf: instant,
  today: day,
  /** How many days `activity` and `time.window` cover, today the last of them. */
  days: count,
  /** What the figures are about; an empty list leaves nothing out. */
  narrowedTo: z.object({
    decks: z.array(deckName),
    tags: z.array(z.string()),
    sections: z.array(z.string()),
  }),
  totals: z.object({
    cards: count,
    new: count,
    learning: count,
    young: count,
    mature: count,
    suspended: count,
    retired: count,
    reviews: count,
    timeMs: duration,
  }),
  retention: byMaturity(share).extend({
    counted: byMaturity(count),
    passed: byMaturity(count),
    /** Where the true share lies with 95 % confidence; null where nothing counted. */
    range95: byMaturity(z.tuple([z.number().min(0), z.number().max(1)]).nullable()),
  }),
  streak: z.object({ current: count, longest: count }),
  activity: z.array(z.object({ day, reviews: count, new: count, again: count, timeMs: duration })),
  forecast: z.array(z.object({ day, due: count })),
  grades: z.object({ '0': count, '1': count, '2': count, '3': count, '4': count, '5': count }),
  intervals: z.array(z.object({ upToDays: z.int().min(1), cards: count })),
  hours: z.array(recall.extend({ hour, reviews: count })),
  /** Of the hours with so many reviews that counted; null where there are none. */
  extremeHours: z.object({
    atLeast: count,
    best: recall.extend({ hour }).nullable(),
    worst: recall.extend({ hour }).nullable(),
  }),
  /** Over the answers whose time is known. */
  time: z.object({ overall: timeSpent, window: timeSpent, last30Days: timeSpent }),
  /** The hardest first; `forgotten` is `counted` without `passed`. */
  hardestCards: z.array(
    recall.extend({
      id: identifier,
      deck: deckName,
      path: z.array(z.string()),
      question: z.string(),
      forgotten: count,
    }),
  ),
  decks: z.array(group.extend({ deck: deckName, dueToday: count })),
  sections: z.array(group.extend({ deck: deckName, path: z.array(z.string()) })),
});
export type StatsJson = Frozen<z.infer<typeof statsSchema>>;

/** A study day as a simulation has it. `new` and `reviews` are cards, each once a day. */
const simulatedDay = z.object({
  day,
  new: count,
  reviews: count,
  minutes: z.number().min(0),
  /** The mean chance of recall at the end of the day, over the cards learned by then. */
  recall: share,
  /** Cards answered at least once. */
  learned: count,
  /** Due cards that the limit of reviews put off. */
  waiting: count,
});
export type SimulatedDayJson = Frozen<z.infer<typeof simulatedDay>>;

/** What a simulation learned from, and how. */
const simulationBasis = {
  seed: count,
  /** How many cards one simulated card stands for, at most. */
  cardsPerSimulated: z.int().min(1),
  /** How many answers the memory and the habits were learned from. */
  answers: count,
};

export const simulateSchema = z.object({
  today: day,
  days: z.int().min(1),
  ...simulationBasis,
  scheduler: z.enum(['sm2', 'fsrs']),
  /** The retention that FSRS aims at; null for SM-2, which knows none. */
  retention: share,
  limits: z.object({ newPerDay: count, reviewsPerDay: count }),
  /** Those that may be asked: suspended and retired ones are left out. */
  cards: z.object({ total: count, new: count, learned: count }),
  load: z.array(simulatedDay),
  /** The same days with another pace or retention; cards and minutes a day on average. */
  comparison: z.array(
    z.object({
      scheduler: z.enum(['sm2', 'fsrs']),
      retention: share,
      newPerDay: count,
      reviews: z.number().min(0),
      minutes: z.number().min(0),
      /** On the last day, as `learned`. */
      recall: share,
      learned: count,
      /** The one that `load` shows. */
      chosen: z.boolean(),
    }),
  ),
});
export type SimulateJson = Frozen<z.infer<typeof simulateSchema>>;

const expectedRecall = { cards: count, recall: share };

export const planSchema = z.object({
  today: day,
  exam: day,
  /** Study days until then: today is the first, and that of the exam is none of them. */
  days: z.int().min(1),
  ...simulationBasis,
  newCards: count,
  /** The last day with new cards; null without any. */
  lastNewDay: day.nullable(),
  /** New cards a day: `needed` to see all in time, and the `limit` in force. */
  pace: z.object({ needed: count, limit: count, possible: z.boolean() }),
  /** Reviews a day, likewise. */
  reviews: z.object({ needed: count, limit: count, possible: z.boolean() }),
  /** Cards that would still be new on the day of the exam with the limits in force. */
  remaining: count,
  /** With the limits that are needed. */
  load: z.array(simulatedDay),
  /** On the day of the exam, over the cards learned by then; the worst first. */
  recall: z.object({
    overall: share,
    decks: z.array(z.object({ deck: deckName, ...expectedRecall })),
    sections: z.array(z.object({ deck: deckName, path: z.array(z.string()), ...expectedRecall })),
  }),
});
export type PlanJson = Frozen<z.infer<typeof planSchema>>;

/** An exam with its right answers: the same seed and cards give the same one. */
export const quizSchema = z.object({
  seed: count,
  questions: z.array(
    z.object({
      cardId: identifier,
      deck: deckName,
      path: z.array(z.string()),
      /** Markdown, as are the options, of which one is correct. */
      question: z.string().min(1),
      options: z.array(z.object({ text: z.string().min(1), correct: z.boolean() })).min(2),
    }),
  ),
});
export type QuizJson = Frozen<z.infer<typeof quizSchema>>;

/** What makes poor cards; `files` is how many notes were read. */
export const lintSchema = z.object({
  findings: z.array(
    place.extend({
      rule: z.string().min(1),
      message: z.string().min(1),
      fix: z.string().min(1),
    }),
  ),
  files: count,
});
export type LintJson = Frozen<z.infer<typeof lintSchema>>;

/** What a setting holds; text, a number, a list or an object. */
const settingValue: z.ZodType<unknown> = z.json();

/** The settings in force, where each comes from, and what decks have of their own. */
export const configSchema = z.object({
  /** The settings file, which need not exist. */
  file: z.string().min(1),
  settings: z.array(
    z.object({
      name: z.string().min(1),
      value: settingValue,
      default: settingValue,
      origin: z.enum(['flag', 'environment', 'file', 'default']),
      meaning: z.string().min(1),
    }),
  ),
  decks: z.array(z.object({ deck: deckName, name: z.string().min(1), value: settingValue })),
});
export type ConfigJson = z.infer<typeof configSchema>;

/** One setting, as it is in force: in all decks, or in the one that was named. */
export const configValueSchema = z.object({
  name: z.string().min(1),
  deck: deckName.nullable(),
  /** Null too for a kind of cards that is not switched either way. */
  value: settingValue,
});
export type ConfigValueJson = z.infer<typeof configValueSchema>;

/** What other rules change: how many cards, and how many are due today before and after. */
const reschedulingSchema = z.object({
  cards: count,
  dueTodayBefore: count,
  dueTodayAfter: count,
});
export type ReschedulingJson = Frozen<z.infer<typeof reschedulingSchema>>;

/** What `set` and `unset` did to the settings file. */
export const configChangeSchema = z.object({
  file: z.string().min(1),
  name: z.string().min(1),
  deck: deckName.nullable(),
  /** What the file said before and says now; null for nothing. */
  before: settingValue,
  after: settingValue,
  changed: z.boolean(),
  /** What it did to the schedules; null when nothing. */
  rescheduled: reschedulingSchema.nullable(),
});
export type ConfigChangeJson = z.infer<typeof configChangeSchema>;

/** A backup that was made, or those that there are, the latest first. */
export const backupSchema = z.object({
  /** The file that was written; null with `--list`. */
  made: z.string().min(1).nullable(),
  folder: z.string().min(1),
  backups: z.array(
    z.object({
      name: z.string().min(1),
      at: instant,
      reason: z.enum(['daily', 'import', 'restore', 'manual']),
    }),
  ),
});
export type BackupJson = Frozen<z.infer<typeof backupSchema>>;

/** What a restore put in the place of the database. */
export const restoreSchema = z.object({
  file: z.string().min(1),
  cards: count,
  answers: count,
  /** Against what was there; null where there was nothing that could be read. */
  comparison: z
    .object({
      cardsGained: count,
      cardsLost: count,
      answersGained: count,
      answersLost: count,
    })
    .nullable(),
});
export type RestoreJson = Frozen<z.infer<typeof restoreSchema>>;

/** What an import of a review log came to. */
export const importedReviewsSchema = z.object({
  file: z.string().min(1),
  /** Reviews that stand in the log. */
  reviews: count,
  added: count,
  /** Those that were there already. */
  known: count,
  /** Cards that got reviews. */
  cards: count,
  /** Of these, cards that are in no note that was imported here. */
  awaited: count,
});
export type ImportedReviewsJson = Frozen<z.infer<typeof importedReviewsSchema>>;

const lossDifference = z.object({
  difference: z.number(),
  /** Where the difference lies with 95 % confidence. */
  low95: z.number(),
  high95: z.number(),
});

/** How well each scheduler foretold recall; `scores` is empty when there are too few reviews. */
export const evaluateSchema = z.object({
  /** Answers of the log, practice included. */
  answers: count,
  /** Of these, the first of a day for a card that was answered on an earlier day. */
  reviews: count,
  /** How many reviews it takes to say something. */
  needed: count,
  /** The reviews that were predicted; null when there are too few. */
  tested: z
    .object({ reviews: count, recalled: z.number().min(0).max(1), from: day, to: day })
    .nullable(),
  scores: z.array(
    z.object({
      predictor: z.enum(predictorNames),
      logLoss: z.number().min(0),
      rmseBins: z.number().min(0),
      auc: share,
    }),
  ),
  /** Log loss of FSRS with optimised parameters minus that with its defaults. */
  optimisedMinusDefault: lossDifference.nullable(),
  /** What the figures cannot show, a sentence each. */
  limits: z.array(z.string().min(1)),
});
export type EvaluateJson = Frozen<z.infer<typeof evaluateSchema>>;

const fsrsParameters = z.array(z.number()).length(21);

export const optimizeSchema = z.object({
  answers: count,
  reviews: count,
  needed: count,
  dryRun: z.boolean(),
  /** Whether the trained parameters are in force now. */
  adopted: z.boolean(),
  /** The parameters that were in force before. */
  inForce: fsrsParameters,
  /** Null when there are too few reviews. */
  trained: z
    .object({
      parameters: fsrsParameters,
      trainedOn: count,
      heldOut: count,
      /** On the reviews held out. */
      logLoss: z.object({ inForce: z.number().min(0), trained: z.number().min(0) }),
      trainedMinusInForce: lossDifference,
      /** Whether they foretold the reviews held out better than those in force. */
      wins: z.boolean(),
    })
    .nullable(),
  /** What adopting them did to the schedules; null when nothing. */
  rescheduled: reschedulingSchema.nullable(),
});
export type OptimizeJson = Frozen<z.infer<typeof optimizeSchema>>;

const failureKinds = Object.keys(exitStatus) as FailureKind[];

export const errorSchema = z.object({
  error: z.object({ code: z.enum(failureKinds), message: z.string().min(1), hint: z.string() }),
});
export type ErrorJson = Frozen<z.infer<typeof errorSchema>>;
