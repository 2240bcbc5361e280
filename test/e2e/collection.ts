import type { CardJson } from '../../src/contract.ts';
import { cardsSchema } from '../../src/contract.ts';
import type { Program } from './program.ts';

/** Questions written as such: each is one card, and none is the sibling of another. */
export const tides = `# Tides

Q: What is ebb?
A: Falling water.

Q: What is flood?
A: Rising water.

Q: What is slack water?
A: The pause between the two.
`;

/** A note in the usual shape: terms with their descriptions under a heading. */
export const winds = `# Winds

## Features

- **Bora**: A cold wind that falls from the Dinaric Alps to the Adriatic.
- **Mistral**: A strong wind that follows the Rhône down to the sea.
- **Sirocco**: A hot wind that blows for 3 days out of the Sahara.
`;

/** Every card of a collection, retired ones too. */
export async function allCards(program: Program): Promise<readonly CardJson[]> {
  return (await program.json(cardsSchema, 'cards', '--retired')).cards;
}

/** The one card that is not derived from others and whose question names this. */
export async function cardOn(program: Program, name: string): Promise<CardJson> {
  const cards = await allCards(program);
  const found = cards.filter(
    ({ kind, question }) => ['qa', 'term'].includes(kind) && question.includes(name),
  );
  const [card, other] = found;
  if (card === undefined || other !== undefined) {
    throw new Error(`${found.length} cards ask for ${name}`);
  }
  return card;
}
