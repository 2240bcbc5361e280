import * as z from 'zod/mini';
import { didYouMean } from '../config/nearest-name.ts';
import { EngramError } from '../errors.ts';
import { sectionNamed } from '../section.ts';
import { type Narrowing, tagNamed } from '../stats/narrow.ts';
import type { StatsCard } from '../stats/rows.ts';
import type { Context } from './context.ts';
import { namedDecks } from './deck-names.ts';

/** The options that say which cards the figures are about; each can be given several times. */
export const narrowingOptions = {
  tag: z.optional(z.array(z.string())),
  section: z.optional(z.array(z.string())),
};

/**
 * Which cards a person means, of those that there are. Throws `usage` for a deck that holds no
 * card, and for a tag or section that none of the cards has.
 */
export function narrowingOf(
  context: Context,
  cards: readonly StatsCard[],
  wanted: {
    readonly decks: readonly string[];
    readonly tag?: readonly string[] | undefined;
    readonly section?: readonly string[] | undefined;
  },
): Narrowing {
  const { decks, tag: tags = [], section: sections = [] } = wanted;
  for (const tag of tags) {
    const isNamed = tagNamed(tag);
    if (/^#*$/u.test(tag)) throw empty('tag');
    if (cards.some((card) => card.tags.some(isNamed))) continue;
    throw unknown('tag', tag, new Set(cards.flatMap((card) => card.tags)));
  }
  for (const section of sections) {
    const isInSection = sectionNamed(section);
    if (section.trim() === '') throw empty('section');
    if (cards.some((card) => isInSection(card.path))) continue;
    throw unknown('section', section, new Set(cards.flatMap(({ path }) => sectionNames(path))));
  }
  return { decks: namedDecks(context, decks), tags, sections };
}

/** What the sections that a card stands in can be called: headings, words of them, the path. */
function sectionNames(path: readonly string[]): readonly string[] {
  return [...path, path.join(' › '), ...path.flatMap((heading) => heading.split(/\s+/u))];
}

function empty(what: string): EngramError {
  return new EngramError('usage', `The name of the ${what} is empty.`, `Give one: --${what} NAME`);
}

function unknown(what: string, text: string, names: ReadonlySet<string>): EngramError {
  const hint = didYouMean(text, [...names]).trim();
  const none = names.size === 0 ? `No card has a ${what}.` : 'See them with: engram cards --json';
  return new EngramError('usage', `There is no ${what} ${text}.`, hint === '' ? none : hint);
}
