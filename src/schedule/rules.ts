import type { DeckName } from '../deck.ts';
import type { Scheduler } from './scheduler.ts';
import { sm2 } from './sm2.ts';
import { noSteps, type Steps } from './steps.ts';

/** All that a card's standing depends on besides its events. */
export interface Rules {
  readonly scheduler: Scheduler;
  readonly steps: Steps;
}

/** The rules of a whole collection. */
export interface RuleBook {
  /** Tells rule books apart: equal for those that give every card the same standing. */
  readonly signature: string;
  /** The rules for the cards of a deck; the same object where they are the same. */
  of(deck: DeckName): Rules;
}

/** SM-2 to the letter, without steps within the day. */
export const plainRules: Rules = { scheduler: sm2({ fuzz: false }), steps: noSteps };

/** `plainRules` for every deck. */
export const plainRuleBook: RuleBook = { signature: 'sm2', of: () => plainRules };
