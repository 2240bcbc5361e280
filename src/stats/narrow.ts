import { comparable } from '../comparable.ts';
import type { StatsJson } from '../contract.ts';
import { type DeckName, isAmong } from '../deck.ts';
import { sectionNamed } from '../section.ts';
import type { StatsCard } from './rows.ts';

/** What the figures are about; a list that is empty leaves nothing out. */
export interface Narrowing {
  readonly decks: readonly DeckName[];
  /** As people write them, with `#` before them or without. */
  readonly tags: readonly string[];
  /** As `sectionNamed` reads them. */
  readonly sections: readonly string[];
}

export const everything: Narrowing = { decks: [], tags: [], sections: [] };

/** The cards in any of the decks, with any of the tags, and in any of the sections. */
export function narrowed(
  cards: Iterable<StatsCard>,
  { decks, tags, sections }: Narrowing,
): StatsCard[] {
  const tagTests = tags.map(tagNamed);
  const sectionTests = sections.map(sectionNamed);
  return [...cards].filter(
    (card) =>
      isAmong(card.deck, decks) &&
      (tags.length === 0 || card.tags.some((tag) => tagTests.some((isNamed) => isNamed(tag)))) &&
      (sections.length === 0 || sectionTests.some((isInSection) => isInSection(card.path))),
  );
}

/** Gives whether a tag is the one that is named, or lies within it: `aws/ec2` within `aws`. */
export function tagNamed(text: string): (tag: string) => boolean {
  const wanted = comparable(text.replace(/^#+/u, ''));
  return (tag) => {
    const one = comparable(tag);
    return one === wanted || one.startsWith(`${wanted}/`);
  };
}

/** What the figures are about: `deck aws or math, section EC2`; empty where that is everything. */
export function narrowingText(
  { decks, tags, sections }: StatsJson['narrowedTo'],
  shown: (name: string) => string,
): string {
  const parts = Object.entries({ deck: decks, tag: tags, section: sections });
  return parts
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what} ${names.map(shown).join(' or ')}`)
    .join(', ');
}
