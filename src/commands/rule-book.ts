import { type DeckName, deckLineage } from '../deck.ts';
import type { RuleBook, Rules } from '../schedule/rules.ts';
import { sm2 } from '../schedule/sm2.ts';

/** The settings that schedules depend on. */
export interface RuleSettings {
  readonly scheduler: 'sm2' | 'fsrs';
  readonly desiredRetention: number;
  readonly fsrsParameters: readonly number[] | null;
  readonly fuzz: 'auto' | 'on' | 'off';
  readonly learningSteps: readonly number[];
  readonly relearningSteps: readonly number[];
}

/**
 * The rules by which the cards of each deck are scheduled. `settingsOf` gives the settings in force
 * for a deck, `decks` are those with settings of their own. FSRS is loaded only where it is asked for.
 */
export async function ruleBook(
  global: RuleSettings,
  decks: ReadonlyMap<DeckName, unknown>,
  settingsOf: (deck: DeckName) => RuleSettings,
): Promise<RuleBook> {
  const scheduler = await schedulerMaker(global);
  const known = new Map<string, Rules>();
  const rulesBy = (settings: RuleSettings): Rules => {
    const key = keyOf(settings);
    const rules = known.get(key) ?? {
      scheduler: scheduler(settings),
      steps: { learning: settings.learningSteps, relearning: settings.relearningSteps },
    };
    known.set(key, rules);
    return rules;
  };
  const keyAbove = (deck: DeckName): string => {
    const parent = deckLineage(deck).at(-2);
    return keyOf(parent === undefined ? global : settingsOf(parent));
  };
  const own = [...decks.keys()]
    .filter((deck) => keyOf(settingsOf(deck)) !== keyAbove(deck))
    .map((deck) => `${deck} ${keyOf(settingsOf(deck))}`);
  return {
    signature: [keyOf(global), ...own.sort()].join('\n'),
    of: (deck) => rulesBy(decks.size === 0 ? global : settingsOf(deck)),
  };
}

async function schedulerMaker(global: RuleSettings) {
  const fuzz = global.fuzz === 'auto' ? global.scheduler === 'fsrs' : global.fuzz === 'on';
  if (global.scheduler === 'sm2') return () => sm2({ fuzz });
  const { fsrs } = await import('../schedule/fsrs.ts');
  return ({ desiredRetention }: RuleSettings) =>
    fsrs({ desiredRetention, fuzz, parameters: global.fsrsParameters });
}

/** What of the settings can make a difference: SM-2 knows no retention. */
function keyOf(settings: RuleSettings): string {
  const { scheduler, desiredRetention, fsrsParameters, fuzz, learningSteps, relearningSteps } =
    settings;
  return JSON.stringify(
    scheduler === 'sm2'
      ? { scheduler, fuzz: fuzz === 'on', learningSteps, relearningSteps }
      : {
          scheduler,
          fuzz: fuzz !== 'off',
          learningSteps,
          relearningSteps,
          desiredRetention,
          fsrsParameters,
        },
  );
}
