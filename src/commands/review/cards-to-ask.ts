import { type DeckName, isAmong } from '../../deck.ts';
import type { AnswerMode } from '../../schedule/answer.ts';
import { cramOrder } from '../../schedule/cram.ts';
import { sectionNamed } from '../../section.ts';
import type { CardEntry } from '../../store/cards.ts';
import { plural } from '../../terminal/plural.ts';
import type { Context } from '../context.ts';
import { describeHidden, hiddenFrom } from '../hidden.ts';
import { cardsOfQueue, nextDueText, todaysQueue } from '../today.ts';

/** What a session is asked for. */
export interface Wanted {
  readonly mode: AnswerMode;
  readonly decks: readonly DeckName[];
  /** Only cards of the section that this names; all of them when not given. */
  readonly section: string | undefined;
  readonly limit: number | undefined;
  readonly newPerDay: number | undefined;
}

/** So many cards are practised unless told otherwise. */
const usualPractice = 50;

/** The cards of a session in the order in which they are asked. */
export function cardsToAsk(context: Context, wanted: Wanted): readonly CardEntry[] {
  const { mode, decks, section, limit, newPerDay } = wanted;
  const store = context.store();
  if (mode === 'cram') {
    const candidates = store.cramCandidates({ decks, section });
    const order = cramOrder(candidates, context.today, limit ?? usualPractice);
    return store.cards.byIds(order);
  }
  const cards = cardsOfQueue(context, todaysQueue(context, decks, newPerDay).queue);
  const isInSection = sectionNamed(section ?? '');
  return cards.filter(({ card }) => isInSection(card.path)).slice(0, limit);
}

/** How many cards a further session like this would ask. */
export function leftToAsk(context: Context, wanted: Wanted): number {
  if (wanted.mode === 'cram') return 0;
  return cardsToAsk(context, { ...wanted, limit: undefined }).length;
}

/** Why there is nothing to ask, and what can be done. */
export function nothingToAsk(context: Context, wanted: Wanted): string {
  const { mode, decks, section, limit, newPerDay } = wanted;
  if (mode === 'review' && (limit === 0 || newPerDay === 0)) {
    const without = { ...wanted, limit: undefined, newPerDay: undefined };
    const waiting = cardsToAsk(context, without).length;
    if (waiting > 0) {
      return `${plural(waiting, 'card')} to ask today, and the options let none through.`;
    }
  }
  if (mode === 'cram' || section !== undefined) {
    return section === undefined
      ? 'There is nothing to practise. Turn notes into cards with: engram import ~/notes'
      : `No card to ask stands in a section named "${section}".`;
  }
  const counts = context.store().decks.byDeck(context.today);
  const today = todaysQueue(context, decks);
  const hidden = hiddenFrom(
    today,
    counts.filter(({ deck }) => isAmong(deck, decks)),
  );
  const parts = [
    hidden.reviewsOverLimit > 0 ? "Today's limits are reached." : 'Nothing is due: done for today.',
    describeHidden(hidden, today.queue.behind),
    nextDueText(context) ?? 'Turn notes into cards with: engram import ~/notes',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
