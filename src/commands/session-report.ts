import { addDays } from '../day.ts';
import type { SessionState } from '../review/state.ts';
import { summary } from '../review/summary.ts';
import { nextDrillAt } from '../review/to-come.ts';
import { streak } from '../stats/streak.ts';
import { cells } from '../terminal/cells.ts';
import { formatElapsed } from '../terminal/duration.ts';
import { renderInline } from '../terminal/markdown.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { truncateLine, wrapLines } from '../terminal/wrap.ts';
import { placeText } from './card-text.ts';
import type { Context } from './context.ts';

/** So many of the hard cards are named. */
const mostNamed = 5;

/**
 * What a session came to: answers, what was hard, what is left of the day, tomorrow. `leftToday`
 * is how many cards a further session would ask.
 */
export function describeSession(context: Context, state: SessionState, leftToday: number): string {
  const { theme, io } = context;
  const { answered, passed, buttons, timeMs, isTiring } = summary(state);
  const wrapped = (text: string) => wrapLines(text, io.out.columns);
  const left = leftToday > 0 ? wrapped(leftText(context, state, leftToday)) : [];
  if (answered === 0) return ['Nothing answered.', ...left].join('\n');
  const counts = Object.entries(buttons).map(([button, count]) => `${button} ${count}`);
  const recalled = `${Math.round((passed / answered) * 100)} % recalled`;
  return [
    `${theme.strong(`${plural(answered, 'answer')} in ${formatElapsed(timeMs)}`)}, all saved.`,
    ...wrapped(`${recalled}: ${counts.join(` ${theme.glyphs.dot} `)}`),
    ...hardCards(context, state),
    ...leechLines(context, state),
    '',
    ...left,
    ...(isTiring && leftToday > 0
      ? wrapped('The last answers came harder than the first: a good moment to stop.')
      : []),
    ...(leftToday === 0 && state.mode === 'review' ? ['That is all for today.'] : []),
    ...wrapped(outlook(context)),
  ].join('\n');
}

/** What a further session would ask, and when. */
function leftText(context: Context, state: SessionState, leftToday: number): string {
  const { drillsLeft } = summary(state);
  const cards = plural(leftToday, 'card');
  const now = context.clock.now();
  const nextAt = nextDrillAt(state);
  if (drillsLeft === leftToday && nextAt !== null && nextAt > now) {
    return `${cards} to repeat, the first in ${formatElapsed(nextAt - now)}: engram review`;
  }
  const toDrill = drillsLeft > 0 ? `, ${drillsLeft} of them to drill` : '';
  return `${cards} left for today${toDrill}. Go on with: engram review`;
}

/** Cards that are forgotten again and again, where they are mended. */
function leechLines({ theme, io }: Context, state: SessionState): string[] {
  const named = summary(state)
    .leeches.slice(0, mostNamed)
    .flatMap((id) => state.cards.get(id)?.card ?? [])
    .map(({ source }) => safeLine(`  ${placeText(source)}`));
  if (named.length === 0) return [];
  return [
    '',
    ...wrapLines(
      'Forgotten again and again. Reword these in the note, or split them:',
      io.out.columns,
    ),
    ...named.map((line) => truncateLine(line, io.out.columns, theme.glyphs.ellipsis)),
  ];
}

/** The cards that were missed, the hardest first; how often, where it was more than once. */
function hardCards({ theme, io }: Context, state: SessionState): string[] {
  const named = summary(state)
    .hardest.slice(0, mostNamed)
    .flatMap(({ cardId, misses }) => {
      const card = state.cards.get(cardId)?.card;
      if (!card) return [];
      const remark = misses > 1 ? ` (missed ${plural(misses, 'time')})` : '';
      const room = Math.max(1, io.out.columns - 2 - cells(remark));
      const question = renderInline(card.face.question, { theme });
      return [`  ${truncateLine(question, room, theme.glyphs.ellipsis)}${theme.muted(remark)}`];
    });
  return named.length > 0 ? ['', 'Hard today:', ...named] : [];
}

function outlook(context: Context): string {
  const store = context.store();
  const tomorrow = store.decks.dueBy(addDays(context.today, 1));
  const days = streak(store.answers.days(), context.today).current;
  return `Tomorrow: ${plural(tomorrow, 'card')} due. ${plural(days, 'day')} in a row.`;
}
