import type { StatsJson } from '../../src/contract.ts';

/** The figures with decks and sections of other names: `nameOf` gives the name of a number. */
export function renamedStats(stats: StatsJson, nameOf: (index: number) => string): StatsJson {
  return {
    ...stats,
    decks: stats.decks.map((deck, index) => ({ ...deck, deck: `${index}${nameOf(index)}` })),
    sections: stats.sections.map((section, index) => ({
      ...section,
      deck: `${index}${nameOf(index)}`,
      path: section.path.map((_, depth) => nameOf(index + depth)),
    })),
  };
}
