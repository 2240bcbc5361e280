import type { CardJson, CardsJson } from '../contract.ts';
import { hanging, mdBlocks, quoted } from './md-blocks.ts';
import { mdText } from './md-table.ts';

/**
 * Cards as a sheet to print or to read, a part a deck: decks and sections are headings, questions
 * are numbered, and answers stand below them as quotations.
 */
export function* cardsMarkdown({ cards }: CardsJson): Generator<string> {
  yield '# Cards\n';
  if (cards.length === 0) yield '\nNone.\n';
  for (const [deck, ofDeck] of byDeck(cards)) {
    yield `\n## ${mdText(deck)}\n${sectionTexts(ofDeck).join('')}`;
  }
}

/** Decks in the order in which the notes come to them. */
function byDeck(cards: readonly CardJson[]): ReadonlyMap<string, readonly CardJson[]> {
  const decks = new Map<string, CardJson[]>();
  for (const card of cards) {
    const ofDeck = decks.get(card.deck);
    if (ofDeck === undefined) decks.set(card.deck, [card]);
    else ofDeck.push(card);
  }
  return decks;
}

/** The cards of a deck, with a heading where the section of the notes changes. */
function sectionTexts(cards: readonly CardJson[]): string[] {
  let section = '';
  let number = 0;
  return cards.map((card) => {
    const own = card.path.map(mdText).join(' › ');
    const heading = own === section || own === '' ? '' : `\n### ${own}\n`;
    number = heading === '' ? number + 1 : 1;
    section = own;
    return `${heading}\n${cardText(card, number)}\n`;
  });
}

function cardText(card: CardJson, number: number): string {
  const offered = card.choices.map(({ text }) => hanging('- ', mdBlocks(text))).join('\n');
  const parts = [mdBlocks(card.question), offered, quoted(mdBlocks(card.answer))];
  return hanging(`${number}. `, parts.filter((part) => part !== '').join('\n\n'));
}
