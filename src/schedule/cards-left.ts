/** What is kept apart from others of its section. */
export interface InSection {
  readonly section: string;
}

interface Next<Card> {
  readonly card: Card;
  readonly lane: number;
}

/** Cards of several lanes that are not dealt yet. Dealing them all takes but one pass. */
export function cardsLeft<Card extends InSection>(lanes: readonly (readonly Card[])[]) {
  const left = lanes.map(laneLeft);
  const sizes = sectionSizes(lanes.flat());

  const take = (lane: number, section: string | undefined): Next<Card> | undefined => {
    const card = section === undefined ? undefined : left[lane]?.take(section);
    if (card === undefined) return undefined;
    sizes.drop(card.section);
    return { card, lane };
  };

  return {
    /**
     * Takes the card to come after one of section `last`, of the first lane in `order` that has one
     * that will do; undefined when no card is left.
     */
    next: (order: readonly number[], last: string | undefined): Next<Card> | undefined => {
      const crowd = sizes.crowd();
      for (const lane of order) {
        const next =
          crowd === undefined || crowd === last
            ? take(lane, left[lane]?.firstOtherThan(last))
            : take(lane, crowd);
        if (next !== undefined) return next;
      }
      for (const lane of order) {
        const next = take(lane, left[lane]?.firstOtherThan(undefined));
        if (next !== undefined) return next;
      }
      return undefined;
    },
  };
}

function laneLeft<Card extends InSection>(cards: readonly Card[]) {
  /** Where the cards of each section stand that are left, the first one at the end. */
  const places = new Map<string, number[]>();
  for (let place = cards.length - 1; place >= 0; place--) {
    const section = cards[place]?.section ?? '';
    const known = places.get(section);
    if (known) known.push(place);
    else places.set(section, [place]);
  }
  const isLeft = (place: number): boolean => {
    const next = places.get(cards[place]?.section ?? '')?.at(-1);
    return next !== undefined && place >= next;
  };
  let first = 0;
  /** All that is left before this place is of one section. */
  let second = 0;

  return {
    /** The section of the first card left that is not of section `last`, if there is one. */
    firstOtherThan: (last: string | undefined): string | undefined => {
      while (first < cards.length && !isLeft(first)) first++;
      const section = cards[first]?.section;
      if (section !== last) return section;
      second = Math.max(second, first);
      while (second < cards.length && (cards[second]?.section === last || !isLeft(second))) {
        second++;
      }
      return cards[second]?.section;
    },

    /** Takes the first card of a section; undefined when none is left. */
    take: (section: string): Card | undefined => {
      const place = places.get(section)?.pop();
      return place === undefined ? undefined : cards[place];
    },
  };
}

/** How many cards each section has left. */
function sectionSizes(cards: readonly InSection[]) {
  const sizes = new Map<string, number>();
  for (const { section } of cards) sizes.set(section, (sizes.get(section) ?? 0) + 1);
  /** How many sections have so many cards left, and the most that any has. */
  const sections = new Map<number, number>();
  for (const size of sizes.values()) sections.set(size, (sections.get(size) ?? 0) + 1);
  let most = Math.max(0, ...sections.keys());
  let count = cards.length;
  let crowd: string | undefined;

  return {
    /** The section of more than half of the cards; once there is one, no other can follow it. */
    crowd: (): string | undefined => {
      if (2 * most <= count) return undefined;
      crowd ??= [...sizes].find(([, size]) => size === most)?.[0];
      return crowd;
    },

    /** One card less in a section. */
    drop: (section: string): void => {
      const size = sizes.get(section) ?? 0;
      sizes.set(section, size - 1);
      sections.set(size, (sections.get(size) ?? 0) - 1);
      sections.set(size - 1, (sections.get(size - 1) ?? 0) + 1);
      while (most > 0 && (sections.get(most) ?? 0) === 0) most--;
      count--;
    },
  };
}
