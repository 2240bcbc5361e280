import { v5 } from 'uuid';
import type { CardId } from '../card.ts';
import { eventId } from '../event.ts';
import type { ImportPlan } from '../notes/import-plan.ts';
import type { ImportedAct } from '../store/imported-acts.ts';
import type { LoggedReview } from '../store/review-log.ts';
import type { Context } from './context.ts';
import { loggedReview } from './logged-review.ts';
import type { ReadPackage } from './read-packages.ts';

/** What an import adds to the log from packages. */
export interface PackageHistory {
  readonly reviews: readonly LoggedReview[];
  /** Answers that are in the log already. */
  readonly known: number;
  /** Rows of Anki's log that are no answers. */
  readonly ignored: number;
  readonly acts: readonly ImportedAct[];
}

/** The namespace of the ids that are made of acts: never to be changed. */
const namespace = '3d9a6f52-0d51-5b1c-8a43-6f7d1f0e9b27';
const device = 'anki';
const flagReason = 'flagged in Anki';
/** Nobody answers the same card twice within this, in ms. */
const sameAnswerWithin = 1000;

/** What the packages that were read add to the log, given what becomes of their cards. */
export function planHistory(
  context: Context,
  packages: readonly ReadPackage[],
  plan: ImportPlan,
): PackageHistory | undefined {
  if (packages.length === 0) return undefined;
  const read = packages.flatMap((one) =>
    one.reviews.map((review) => loggedReview(context, review)),
  );
  const isKnown = recordedAnswers(context);
  const reviews = read.filter((review) => !isKnown(review));
  return {
    reviews,
    known: read.length - reviews.length,
    ignored: packages.reduce((sum, one) => sum + one.ignored, 0),
    acts: actsOf(context, packages, plan),
  };
}

/**
 * Whether an answer is in the log: by its id, or, as in a package that was exported from here, by
 * its card and its time.
 */
function recordedAnswers(context: Context): (review: LoggedReview) => boolean {
  const { events } = context.store();
  const times = new Map<CardId, readonly number[]>();
  const timesOf = (id: CardId): readonly number[] => {
    const found =
      times.get(id) ??
      events
        .historyOf(id)
        .flatMap((event) => (event.type === 'answer' && event.device !== device ? [event.at] : []));
    times.set(id, found);
    return found;
  };
  return ({ id, cardId, at }) =>
    events.has(cardId, id) ||
    timesOf(cardId).some((time) => Math.abs(time - at) < sameAnswerWithin);
}

/** Cards that are new here come as they were: suspended, flagged. Others are as they are here. */
function actsOf(
  context: Context,
  packages: readonly ReadPackage[],
  plan: ImportPlan,
): readonly ImportedAct[] {
  const { clock, settings } = context;
  const added = new Set<CardId>();
  for (const change of plan.changes) if (change.change === 'added') added.add(change.card.id);
  return packages.flatMap(({ cards }) =>
    [...cards].flatMap(([card, cardId]): readonly ImportedAct[] => {
      if (!added.has(cardId) || !(card.suspended || card.flagged)) return [];
      const at = Math.max(0, Math.min(card.modified * 1000, clock.now()));
      const base = (type: string) => ({
        id: eventId(v5(JSON.stringify([cardId, type]), namespace)),
        cardId,
        device,
        at,
        offsetMinutes: clock.offsetMinutes(at),
        day: clock.studyDay(at, settings.dayStartHour),
      });
      return [
        ...(card.suspended ? [{ ...base('suspend'), type: 'suspend' as const }] : []),
        ...(card.flagged ? [{ ...base('flag'), type: 'flag' as const, reason: flagReason }] : []),
      ];
    }),
  );
}
