// Whether the card of a bullet is still its card after an edit.
import { cardsHolding, indexCards } from './coverage.mjs';
import { factsOf } from './facts.mjs';

/** The bullets of a note, for pairing. */
export function bulletsOf(file, markdown) {
  return factsOf(markdown)
    .filter(({ kind }) => kind === 'item')
    .map((fact) => ({ ...fact, file }));
}

/**
 * Judges pairs of bullets by the cards before and after. `kept`: a card that held the bullet holds
 * it still, under the same id. `ownKept`: so does the bullet's own card, the one made of its line
 * that says least besides it. Bullets that had no card are counted in `bare`.
 */
export function judge(pairs, cardsBefore, cardsAfter) {
  const before = indexCards(cardsBefore);
  const after = indexCards(cardsAfter.filter(({ retired }) => !retired));
  return pairs.map(([was, now]) => {
    const had = cardsHolding(before.get(was.file), was.words, was.line);
    const has = cardsHolding(after.get(now.file), now.words, now.line);
    const ids = new Set(has.map(({ id }) => id));
    return {
      was,
      now,
      own: had[0],
      bare: had.length === 0,
      kept: had.some(({ id }) => ids.has(id)),
      ownKept: had.length > 0 && ids.has(had[0].id),
    };
  });
}
