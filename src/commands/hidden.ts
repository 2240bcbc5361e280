import type { StatusJson } from '../contract.ts';
import type { LimitOwner } from '../schedule/limits.ts';
import { formatCount, plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Today } from './today.ts';

type Hidden = StatusJson['hidden'];

/** So many decks are named; of the rest it is said how many they are. */
const mostNamed = 3;

/**
 * What limits and siblings keep from today, the new cards included that the queue did not look at,
 * since no limit would have let them through. `decks` are those that were asked.
 */
export function hiddenFrom(
  { queue, newSeen }: Today,
  decks: readonly { readonly new: number }[],
): Hidden {
  const newCards = decks.reduce((sum, deck) => sum + deck.new, 0);
  const { hidden } = queue;
  return { ...hidden, newOverLimit: hidden.newOverLimit + Math.max(0, newCards - newSeen) };
}

/** What is not asked today, and why; empty when nothing is hidden. */
export function describeHidden(hidden: Hidden, behind: readonly LimitOwner[]): string {
  const { newOverLimit, reviewsOverLimit, siblings } = hidden;
  if (behind.includes(null)) {
    return `More is due than a day holds: ${plural(reviewsOverLimit, 'card')} ${reviewsOverLimit === 1 ? 'waits' : 'wait'}, new ones pause.`;
  }
  const over = [
    reviewsOverLimit > 0 ? `${formatCount(reviewsOverLimit)} due` : '',
    newOverLimit > 0 ? `${formatCount(newOverLimit)} new` : '',
  ].filter((part) => part !== '');
  const parts = [
    over.length > 0 ? `${over.join(' and ')} over today's limits` : '',
    siblings > 0 ? `${plural(siblings, 'sibling')} put off until another day` : '',
  ].filter((part) => part !== '');
  return [
    parts.length > 0 ? `Not today: ${parts.join(', ')}.` : '',
    behind.length > 0
      ? `More is due in ${names(behind)} than a day holds: new cards pause there.`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join('\n');
}

function names(behind: readonly LimitOwner[]): string {
  const decks = behind.filter((owner) => owner !== null).map(safeLine);
  const more = decks.length - mostNamed;
  return [...decks.slice(0, mostNamed), ...(more > 0 ? [`${plural(more, 'more deck')}`] : [])].join(
    ', ',
  );
}
