import type { CardId } from '../card.ts';
import type { AnswerEvent, AnswerKind, Event, RecordedOutcome } from '../event.ts';
import { classify } from '../schedule/answer.ts';
import { apply, compareEvents } from '../schedule/fold.ts';
import type { RuleBook, Rules } from '../schedule/rules.ts';
import { newStanding, type Standing } from '../standing.ts';
import { awaitedCards } from './awaited-cards.ts';
import type { Connection } from './connection.ts';
import { type EventRow, eventColumns, eventOfRow } from './event-row.ts';
import { type Events, outcomeOf } from './events.ts';
import type { Schedules } from './schedules.ts';

/** An answer from a review log. What such a log leaves out is made up for by the rules in force. */
export interface LoggedReview
  extends Pick<
    AnswerEvent,
    'id' | 'cardId' | 'device' | 'at' | 'offsetMinutes' | 'day' | 'grade' | 'durationMs'
  > {
  readonly kind: AnswerKind | null;
  readonly scheduler: string | null;
  readonly outcome: RecordedOutcome | null;
}

/** What an import of a review log came to. */
export interface ReviewsImported {
  readonly added: number;
  /** Those that were in the log already. */
  readonly known: number;
  /** Cards that got answers. */
  readonly cards: number;
  /** Of these, cards that are not in the collection yet: their history waits for their notes. */
  readonly awaited: number;
}

/**
 * Adds the answers of a review log to the log, all of them or none. The same answer is added once,
 * however often it comes. A card that is not there yet is awaited: its answers are kept, and it is
 * theirs when its note is imported.
 */
export function reviewLog(
  connection: Connection,
  schedules: Schedules,
  events: Events,
  rules: RuleBook,
) {
  const historyOf = connection.query<[number], EventRow>(
    `SELECT ${eventColumns} FROM events JOIN cards ON cards.number = events.card WHERE card = ?`,
  );
  const awaiting = awaitedCards(connection);

  return (reviews: Iterable<LoggedReview>): ReviewsImported =>
    connection.transaction(() => {
      const added: { readonly event: AnswerEvent; readonly number: number }[] = [];
      const cards: CardId[] = [];
      let read = 0;
      let awaited = 0;
      for (const [cardId, logged] of byCard(reviews)) {
        read += logged.length;
        const found = awaiting.find(cardId);
        const history = found === undefined ? [] : historyOf.all(found.number).map(eventOfRow);
        const fresh = withoutKnown(logged, history);
        if (fresh.length === 0) continue;
        const card = found ?? awaiting.add(cardId);
        if (card.awaited) awaited += 1;
        cards.push(cardId);
        for (const event of completed(history, fresh, rules.of(card.deck))) {
          added.push({ event, number: card.number });
        }
      }
      // In the order of time, as a log that was kept here: so it is read without being sorted.
      added.sort((a, b) => compareEvents(a.event, b.event));
      for (const { event, number } of added) events.insert(event, number);
      for (const id of cards) schedules.refresh(id);
      return { added: added.length, known: read - added.length, cards: cards.length, awaited };
    });
}

function byCard(reviews: Iterable<LoggedReview>): ReadonlyMap<CardId, readonly LoggedReview[]> {
  const found = new Map<CardId, LoggedReview[]>();
  for (const review of reviews) {
    const ofCard = found.get(review.cardId);
    if (ofCard === undefined) found.set(review.cardId, [review]);
    else ofCard.push(review);
  }
  return found;
}

/** Each review once, and none that the history has, one that was taken back included. */
function withoutKnown(
  reviews: readonly LoggedReview[],
  history: readonly Event[],
): readonly LoggedReview[] {
  const known = new Set(history.map((event) => event.id));
  return reviews.filter(({ id }) => !known.has(id) && known.add(id));
}

/** The reviews as events, what they leave out taken from the fold of all that came before them. */
function completed(
  history: readonly Event[],
  reviews: readonly LoggedReview[],
  rules: Rules,
): readonly AnswerEvent[] {
  const undone = new Set(history.flatMap((event) => (event.type === 'undo' ? [event.target] : [])));
  const fresh = new Map(reviews.map((review) => [review.id, review]));
  const inOrder = [...history, ...reviews.map(asEvent)]
    .filter((event) => event.type !== 'undo')
    .filter((event) => !undone.has(event.id))
    .sort(compareEvents);
  const events: AnswerEvent[] = [];
  let standing: Standing = newStanding;
  for (const event of inOrder) {
    const review = fresh.get(event.id);
    const before = standing;
    standing = apply(standing, event, rules);
    if (event.type !== 'answer' || review === undefined) continue;
    events.push({
      ...event,
      kind: review.kind ?? classify(before, event.day, 'review'),
      scheduler: review.scheduler ?? rules.scheduler.version,
      outcome: review.outcome ?? outcomeOf(standing.schedule),
    });
  }
  return events;
}

function asEvent(review: LoggedReview): AnswerEvent {
  return {
    ...review,
    type: 'answer',
    kind: review.kind ?? 'review',
    scheduler: review.scheduler ?? '',
    outcome: review.outcome ?? { intervalDays: 0, memory: null, dueOn: null },
  };
}
