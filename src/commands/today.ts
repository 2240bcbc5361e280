import { addDays, formatDay } from '../day.ts';
import type { DeckName } from '../deck.ts';
import type { DeckLimits } from '../schedule/limits.ts';
import { buildQueue, type Queue } from '../schedule/queue.ts';
import type { DoneOn } from '../store/answers.ts';
import type { CardEntry } from '../store/cards.ts';
import { sayDay } from '../terminal/dates.ts';
import type { Context } from './context.ts';

/** Cards of the queue; `due` are known ones, drills and cards to learn (again) are `learning`. */
interface AskedOfDeck {
  readonly due: number;
  readonly learning: number;
  readonly new: number;
}

/** What a session of today would ask, as `review`, `next` and `status` all see it. */
export interface Today {
  readonly queue: Queue;
  /** How many cards of the queue each deck has. */
  readonly byDeck: ReadonlyMap<DeckName, AskedOfDeck>;
  /** What was done today so far. */
  readonly done: DoneOn;
  /** How many new cards the queue was made from: no limit lets the others through. */
  readonly newSeen: number;
}

/** Today's queue for some decks (for all of them when none is named). */
export function todaysQueue(
  context: Context,
  decks: readonly DeckName[],
  newPerDay = context.settings.newPerDay,
): Today {
  const { today, settings, clock } = context;
  const store = context.store();
  const done = store.answers.doneOn(today);
  const limits: DeckLimits = {
    collection: { newPerDay, reviewsPerDay: settings.reviewsPerDay },
    decks: context.deckSettings,
  };
  const candidates = store.queueCandidates({ today, decks, limits, done });
  const queue = buildQueue({
    candidates,
    today,
    now: clock.now(),
    decks,
    limits,
    answeredToday: done.byDeck,
    groupsSeenToday: done.groups,
    lastSection: done.lastSection,
  });
  const asked = new Set(queue.order);
  const byDeck = new Map<DeckName, { -readonly [Count in keyof AskedOfDeck]: number }>();
  for (const { id, deck, schedule, drillToday } of candidates) {
    if (!asked.has(id)) continue;
    const counts = byDeck.get(deck) ?? { due: 0, learning: 0, new: 0 };
    byDeck.set(deck, counts);
    if (drillToday) counts.learning += 1;
    else if (schedule.state === 'new') counts.new += 1;
    else counts[schedule.state === 'review' ? 'due' : 'learning'] += 1;
  }
  const newSeen = candidates.filter(({ schedule }) => schedule.state === 'new').length;
  return { queue, byDeck, done, newSeen };
}

/** The cards of a queue, in its order. */
export function cardsOfQueue(context: Context, queue: Queue): readonly CardEntry[] {
  return context.store().cards.byIds(queue.order);
}

/** The instant at which the next study day with something due begins; null when none will. */
export function nextDueAt(context: Context): string | null {
  const { clock, settings, today } = context;
  const day = context.store().decks.nextDueAfter(today);
  if (day === null) return null;
  const [year = 0, month = 1, date = 1] = formatDay(day).split('-').map(Number);
  const start = new Date(year, month - 1, date, settings.dayStartHour).getTime();
  // Where the clock skips that hour, the day begins with the first one that there is.
  return new Date(
    clock.studyDay(start, settings.dayStartHour) < day ? start + 3_600_000 : start,
  ).toISOString();
}

/** "tomorrow", "in 5 days, on Tuesday 24 November". */
export function inDays(context: Context, days: number): string {
  const day = addDays(context.today, days);
  const year = days > 330 ? ` ${formatDay(day).slice(0, 4)}` : '';
  return days <= 1 ? 'tomorrow' : `in ${days} days, on ${sayDay(day)}${year}`;
}

/** When there will be something to review again; undefined when there will not. */
export function nextDueText(context: Context): string | undefined {
  const day = context.store().decks.nextDueAfter(context.today);
  return day === null ? undefined : `The next cards fall due on ${sayDay(day)}.`;
}
