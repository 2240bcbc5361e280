import type { CardId } from '../card.ts';
import { type Grade, type GradeButton, isPass } from '../grade.ts';
import type { RecordedAct, SessionState } from './state.ts';
import { toCome } from './to-come.ts';

/** A card that was hard: its lowest grade, and how often it scored below 4. */
export interface HardCard {
  readonly cardId: CardId;
  readonly lowest: Grade;
  readonly misses: number;
}

export interface Summary {
  /** Answers given, drills included and what was taken back left out. */
  readonly answered: number;
  /** Answers of grade 3 or more. */
  readonly passed: number;
  /** Answers by the key they amount to: 0 to 2 are `again`. */
  readonly buttons: Readonly<Record<GradeButton, number>>;
  /** Time spent on the cards answered. */
  readonly timeMs: number;
  /** Cards that scored below 4, the hardest first. */
  readonly hardest: readonly HardCard[];
  /** Drills that were left undone. */
  readonly drillsLeft: number;
  /** Cards answered here that are forgotten again and again. */
  readonly leeches: readonly CardId[];
  /** Whether the last answers came much harder than the first ones. */
  readonly isTiring: boolean;
}

type Answered = Extract<RecordedAct, { type: 'answer' }>;

/** What the session came to so far. */
export function summary(state: SessionState): Summary {
  const answers = state.acts.filter((act) => act.type === 'answer');
  const buttons = { again: 0, hard: 0, good: 0, easy: 0 };
  for (const { grade } of answers) buttons[buttonOf(grade)]++;
  return {
    answered: answers.length,
    passed: answers.filter(({ grade }) => isPass(grade)).length,
    buttons,
    timeMs: answers.reduce((sum, { durationMs }) => sum + durationMs, 0),
    hardest: hardestCards(answers),
    drillsLeft: toCome(state).drills.length,
    leeches: [...new Set(answers.map(({ cardId }) => cardId))].filter(
      (id) => state.cards.get(id)?.standing.leech === true,
    ),
    isTiring: isTiring(answers.map(({ grade }) => isPass(grade))),
  };
}

/** So many answers at either end are compared, and so much worse have the last ones to be. */
const comparedAnswers = 10;
const muchWorse = 0.3;

/** `passed` says of each answer, oldest first, whether it was recalled. */
function isTiring(passed: readonly boolean[]): boolean {
  if (passed.length < 2 * comparedAnswers) return false;
  const share = (part: readonly boolean[]) => part.filter(Boolean).length / part.length;
  const first = share(passed.slice(0, comparedAnswers));
  return first - share(passed.slice(-comparedAnswers)) >= muchWorse - Number.EPSILON;
}

function hardestCards(answers: readonly Answered[]): readonly HardCard[] {
  const hard = new Map<CardId, HardCard>();
  for (const { cardId, grade } of answers) {
    if (grade >= 4) continue;
    const before = hard.get(cardId);
    const lowest = before !== undefined && before.lowest < grade ? before.lowest : grade;
    hard.set(cardId, { cardId, lowest, misses: (before?.misses ?? 0) + 1 });
  }
  return [...hard.values()].sort((a, b) => a.lowest - b.lowest || b.misses - a.misses);
}

function buttonOf(grade: Grade): GradeButton {
  if (!isPass(grade)) return 'again';
  return grade === 3 ? 'hard' : grade === 4 ? 'good' : 'easy';
}
