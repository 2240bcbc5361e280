import type { CardId } from '../card.ts';
import { escapeMarkdown } from './inline.ts';
import { mentionsAny, normaliseText } from './normalise.ts';
import { hashOfText } from './text-hashes.ts';

/** A card whose question may also stand on another one. */
export interface Asking {
  /** Decides between cards that nothing else tells apart. */
  readonly id: CardId;
  readonly plainQuestion: string;
  readonly answer: string;
  /** What must not stand in the question: the items of a list. */
  readonly items?: readonly string[];
  /** What can tell it from the same question elsewhere, first choice first. */
  readonly qualifiers: readonly string[];
}

/**
 * A plain question as a number of 32 bits, the same for all that ask the same. Few questions that
 * differ have the same one, so what is found by it is compared.
 */
export function questionHashOf(plainQuestion: string): number {
  return hashOfText(normaliseText(plainQuestion));
}

/**
 * The question that each card shows. Where cards with different answers would ask the same, each
 * says where it belongs, with the first headings that tell them apart; a number is the last resort.
 * What a card shows depends on the set of cards alone, not on the order in which they came.
 */
export function shownQuestions<T extends Asking>(cards: readonly T[]): ReadonlyMap<T, string> {
  const shown = new Map<T, string>();
  const byQuestion = new Map<string, T[]>();
  for (const card of cards) {
    const key = normaliseText(card.plainQuestion);
    const same = byQuestion.get(key);
    if (same) same.push(card);
    else byQuestion.set(key, [card]);
  }
  for (const same of byQuestion.values()) {
    const differ =
      same.length > 1 && new Set(same.map((card) => normaliseText(card.answer))).size > 1;
    for (const [card, qualifier] of differ ? qualified(same) : []) {
      shown.set(card, `${card.plainQuestion} (${qualifier})`);
    }
    for (const card of same) if (!shown.has(card)) shown.set(card, card.plainQuestion);
  }
  return shown;
}

/** What to add to each of several cards that ask the same. */
function qualified<T extends Asking>(cards: readonly T[]): ReadonlyMap<T, string> {
  const labels = cards.map(({ items = [], qualifiers }) =>
    qualifiers.filter((label) => !mentionsAny(label, items)),
  );
  const depth = labels.reduce((most, own) => Math.max(most, own.length), 0);
  for (let use = 1; use <= depth; use += 1) {
    const texts = labels.map((own) => own.slice(0, use).reverse().join(' › '));
    if (new Set(texts).size === cards.length && !texts.includes('')) {
      return new Map(cards.map((card, index) => [card, escapeMarkdown(texts[index] ?? '')]));
    }
  }
  // Nothing in the notes tells them apart: number them, in an order that the cards alone decide.
  const ordered = [...cards].sort(
    (a, b) => compareTexts(a.answer, b.answer) || compareTexts(a.id, b.id),
  );
  return new Map(
    ordered.map((card, index) => {
      const where = labels[cards.indexOf(card)]?.[0];
      const number = `${index + 1} of ${cards.length}`;
      return [card, where === undefined ? number : `${escapeMarkdown(where)}, ${number}`];
    }),
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
