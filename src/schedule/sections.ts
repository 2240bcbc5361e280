interface InSection {
  readonly section: string;
}

/**
 * Moves cards as little as possible so that no two of one section follow each other, nor the first
 * one a card of the section `previous`; where one section has too many cards for that, as few as
 * can be. Within a section the order stays.
 */
export function separateSections<Card extends InSection>(
  cards: readonly Card[],
  previous?: string,
): readonly Card[] {
  const { spaced, crowd } = postpone(cards, previous);
  const section = crowd[0]?.section;
  return section === undefined ? spaced : spreadBack(spaced, crowd, section);
}

/**
 * Holds a card back while the one before it is of its section. All that is held at any time is of
 * one section; what is still held at the end, the `crowd`, is of the section that `spaced` ends in.
 */
function postpone<Card extends InSection>(
  cards: readonly Card[],
  previous: string | undefined,
): { readonly spaced: readonly Card[]; readonly crowd: readonly Card[] } {
  const spaced: Card[] = [];
  const held: Card[] = [];
  let released = 0;
  let last = previous;
  const place = (card: Card): void => {
    spaced.push(card);
    last = card.section;
  };
  const release = (): void => {
    const card = held[released];
    if (card === undefined || card.section === last) return;
    released++;
    place(card);
  };
  for (const card of cards) {
    release();
    if (card.section === last) held.push(card);
    else place(card);
  }
  release();
  return { spaced, crowd: held.slice(released) };
}

/** Puts the crowd into the last places that have no card of its section on either side. */
function spreadBack<Card extends InSection>(
  spaced: readonly Card[],
  crowd: readonly Card[],
  section: string,
): readonly Card[] {
  const gaps = new Set<number>();
  for (let index = spaced.length - 1; index >= 0 && gaps.size < crowd.length; index--) {
    const [before, after] = [spaced[index - 1], spaced[index]];
    if (before?.section !== section && after?.section !== section) gaps.add(index);
  }
  const ofSection = [...spaced.filter((card) => card.section === section), ...crowd];
  let used = 0;
  const result: Card[] = [];
  const placeNext = (): void => {
    const card = ofSection[used];
    if (card !== undefined) result.push(card);
    used++;
  };
  spaced.forEach((card, index) => {
    if (gaps.has(index)) placeNext();
    if (card.section === section) placeNext();
    else result.push(card);
  });
  return [...result, ...ofSection.slice(used)];
}
