import { addDays, type Day, formatDay } from '../day.ts';
import type { StatsCard } from './rows.ts';

/**
 * The study day on which a card will be asked: its due day, or today when that has passed, and
 * a day later while it is buried. Null for cards that are new, suspended or retired.
 */
export function askedOn(card: StatsCard, today: Day): Day | null {
  if (card.dueOn === null || card.suspended || card.retired) return null;
  const day = card.dueOn < today ? today : card.dueOn;
  return day === card.buriedOn ? addDays(day, 1) : day;
}

/**
 * How many cards fall due on each of `days` study days from today on. It is what stands in the
 * schedule now: new cards, and the reviews that follow from these, are not foreseen.
 */
export function forecast(
  cards: Iterable<StatsCard>,
  today: Day,
  days: number,
): { readonly day: string; readonly due: number }[] {
  const due = new Map<Day, number>();
  for (const card of cards) {
    const day = askedOn(card, today);
    if (day !== null) due.set(day, (due.get(day) ?? 0) + 1);
  }
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(today, index);
    return { day: formatDay(day), due: due.get(day) ?? 0 };
  });
}
