import { addDays } from '../day.ts';
import type { SessionState } from '../review/state.ts';
import { summary } from '../review/summary.ts';
import { streak } from '../stats/streak.ts';
import { formatElapsed } from '../terminal/duration.ts';
import { renderInline } from '../terminal/markdown.ts';
import { plural } from '../terminal/plural.ts';
import { truncateLine } from '../terminal/wrap.ts';
import type { Context } from './context.ts';

/** So many of the hard cards are named. */
const mostNamed = 5;

/** What a session came to: answers, what was hard, tomorrow. */
export function describeSession(context: Context, state: SessionState): string {
  const { theme, io } = context;
  const { answered, passed, buttons, timeMs, hardest, drillsLeft } = summary(state);
  if (answered === 0) return 'Nothing answered.';
  const width = Math.max(40, io.out.columns);
  const store = context.store();
  const days = streak(store.answers.days(), context.today).current;
  const tomorrow = store.decks.dueBy(addDays(context.today, 1));
  const named = hardest.slice(0, mostNamed).flatMap(({ cardId, misses }) => {
    const card = state.cards.get(cardId)?.card;
    if (!card) return [];
    const question = renderInline(card.face.question, { theme });
    return [
      truncateLine(`  ${question} ${theme.muted(`(missed ${plural(misses, 'time')})`)}`, width),
    ];
  });
  return [
    `${theme.strong(`${plural(answered, 'answer')} in ${formatElapsed(timeMs)}`)}, all saved.`,
    `${Math.round((passed / answered) * 100)} % recalled: again ${buttons.again} · hard ${buttons.hard} · good ${buttons.good} · easy ${buttons.easy}`,
    ...(named.length > 0 ? ['', 'Hard today:', ...named] : []),
    '',
    ...(drillsLeft > 0
      ? [`${plural(drillsLeft, 'card')} still to drill today: engram review goes on with them.`]
      : []),
    `Tomorrow: ${plural(tomorrow, 'card')} due. ${plural(days, 'day')} in a row.`,
  ].join('\n');
}
