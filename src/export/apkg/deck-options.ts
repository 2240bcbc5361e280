/** The options of decks that every collection of Anki begins with; ours are not carried over. */
export const deckOptions = {
  1: {
    id: 1,
    name: 'Default',
    mod: 0,
    usn: 0,
    autoplay: true,
    replayq: true,
    maxTaken: 60,
    timer: 0,
    new: {
      perDay: 20,
      delays: [1, 10],
      ints: [1, 4, 0],
      initialFactor: 2500,
      order: 1,
      bury: false,
      separate: true,
    },
    rev: {
      perDay: 200,
      ease4: 1.3,
      ivlFct: 1,
      maxIvl: 36_500,
      fuzz: 0.05,
      minSpace: 1,
      bury: false,
    },
    lapse: { delays: [10], mult: 0, minInt: 1, leechFails: 8, leechAction: 1 },
  },
};
