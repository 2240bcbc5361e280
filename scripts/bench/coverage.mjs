// Which facts of the notes stand in some card of the same file.
import { markdownText, wordsOf } from './plain-text.mjs';

/** The share of a fact's words that one card must hold. */
const enough = 0.9;
/** A heading that asks stands some lines above its card. */
const near = 4;

/** The cards of each file, with their words counted. */
export function indexCards(cards) {
  const files = new Map();
  for (const card of cards) {
    const texts = [
      card.question,
      card.answer,
      ...card.answerItems,
      ...card.choices.map(({ text }) => text),
    ];
    const words = wordsOf(texts.map(markdownText).join('\n'));
    const entry = { card, counts: countsOf(words), size: words.length };
    const list = files.get(card.source.file);
    if (list) list.push(entry);
    else files.set(card.source.file, [entry]);
  }
  for (const list of files.values()) inverted(list);
  return files;
}

/** The cards that hold the words, those made nearest to the line first and the shortest of them. */
export function cardsHolding(entries, words, line) {
  if (!entries || words.length === 0) return [];
  const need = countsOf(words);
  // The rarest word leads to few cards; with a tenth allowed to be missing, a second one too.
  const lookups = rarest(entries, need, Math.floor(words.length * (1 - enough)) + 1);
  const candidates = new Set(lookups.flatMap((word) => entries.byWord.get(word) ?? []));
  return [...candidates]
    .filter((entry) => holds(entry.counts, need, words.length))
    .sort((a, b) => distance(a, line) - distance(b, line) || a.size - b.size)
    .map(({ card }) => card);
}

/**
 * Where a fact is in the cards: `here` in a card made of its own line, `elsewhere` in another card
 * of the file, or undefined. A row is there when each cell stands in a card with another cell.
 */
export function coverageOf(entries, fact) {
  const [card] = cardsHolding(entries, fact.words, fact.line);
  if (card) return distance({ card }, fact.line) <= near ? 'here' : 'elsewhere';
  if (!fact.cells || fact.cells.length < 2) return undefined;
  const found = fact.cells.map((cell, index) =>
    fact.cells.flatMap((other, at) =>
      at === index ? [] : cardsHolding(entries, [...cell, ...other], fact.line).slice(0, 1),
    ),
  );
  if (found.some((cards) => cards.length === 0)) return undefined;
  const isHere = (cards) => cards.some((card) => distance({ card }, fact.line) <= near);
  return found.every(isHere) ? 'here' : 'elsewhere';
}

function inverted(entries) {
  entries.byWord = new Map();
  for (const entry of entries) {
    for (const word of entry.counts.keys()) {
      const list = entries.byWord.get(word);
      if (list) list.push(entry);
      else entries.byWord.set(word, [entry]);
    }
  }
}

/** Words of which at least one is in every card that holds enough of them all. */
function rarest(entries, need, missing) {
  const sorted = [...need].sort(
    ([a], [b]) => (entries.byWord.get(a)?.length ?? 0) - (entries.byWord.get(b)?.length ?? 0),
  );
  const chosen = [];
  let sum = 0;
  for (const [word, count] of sorted) {
    chosen.push(word);
    sum += count;
    if (sum >= missing) break;
  }
  return chosen;
}

function holds(counts, need, total) {
  let found = 0;
  for (const [word, count] of need) found += Math.min(count, counts.get(word) ?? 0);
  return found >= total * enough;
}

function distance({ card }, line) {
  if (line < card.source.line) return card.source.line - line;
  return line > card.source.endLine ? line - card.source.endLine : 0;
}

function countsOf(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
