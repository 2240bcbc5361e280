import type { StatsJson } from '../contract.ts';

/** What the statistics show: the figures of the JSON, and those that are chosen from them. */
export type FigureName =
  | Exclude<keyof StatsJson, 'asOf' | 'today' | 'days' | 'narrowedTo'>
  | 'hardestSections';

/** What each figure means, in a sentence or two; docs/statistics.md says it in full. */
export const meanings: Readonly<Record<FigureName, string>> = {
  totals:
    'Cards in your notes now, and every answer that was given and not taken back. A new card was never answered, a learning one was not passed yet or was forgotten; young cards come back within 21 days, mature ones later.',
  retention:
    'Of the reviews that counted, the share you passed: the first answer of the day to a card you had passed before. Young and mature go by the interval the card had before the answer.',
  streak: 'Study days in a row with an answer, up to today or yesterday.',
  activity:
    'Answers of every kind on each study day. New cards were answered for the first time; forgotten ones got a grade below 3.',
  forecast:
    'Cards that fall due on each of the next 30 days as the schedule stands; what is overdue is on today. New cards and the reviews that follow are not in it: engram simulate foresees those.',
  grades: 'How often you gave each grade, from 0 for a blackout to 5 for a perfect answer.',
  intervals:
    'Cards in review by the days between their last answer and the next. From 21 days on they are mature.',
  hours: 'Answers by the hour of your clock, and the share of reviews passed in each.',
  extremeHours: 'The best and the worst hour by retention, of those with enough reviews to tell.',
  time: 'Time from question to grade, over the answers for which it is known; a day is a study day with such an answer.',
  hardestCards:
    'Cards you forget most, for their number of reviews: reword or split them. Only those forgotten twice or more.',
  hardestSections:
    'Parts of the notes with the lowest retention, of those with five reviews or more.',
  decks:
    'Mature is the share of the cards whose interval is 21 days or more, passed the share of reviews that counted. A card counts in its own deck alone.',
  sections: 'The same for each heading of the notes that has cards right below it.',
};
