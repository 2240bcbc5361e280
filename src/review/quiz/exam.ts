import type { Card, CardId } from '../../card.ts';
import type { DeckName } from '../../deck.ts';
import type { Vocabulary } from '../../notes/vocabulary.ts';
import { seededNumber } from '../../schedule/seeded.ts';
import { type Draft, draftOf, type Making } from './forms.ts';
import type { Material } from './material.ts';
import { neighboursIn } from './neighbours.ts';

/** A question of an exam: several options, one of them right. */
export interface Question {
  readonly cardId: CardId;
  readonly deck: DeckName;
  readonly path: readonly string[];
  /** Markdown, as are the options. */
  readonly prompt: string;
  readonly options: readonly string[];
  /** Which of the options is right: an index. */
  readonly right: number;
}

export interface ExamPlan {
  /** The cards that may be asked. */
  readonly cards: readonly Card[];
  /** The cards that wrong answers are taken from; those that may be asked are among them. */
  readonly pool: readonly Card[];
  readonly count: number;
  readonly seed: number;
  readonly vocabulary: Vocabulary;
}

/**
 * Up to `count` questions, one at most of the cards of a group. The same cards and the same seed
 * give the same exam, in whatever order the cards come. What gives itself away is asked only where
 * there is not enough else, and a list not beside questions about its items.
 */
export function makeExam(plan: ExamPlan): readonly Question[] {
  const { count, seed, vocabulary } = plan;
  const examinable = (card: Card) => !isAdvice(card, vocabulary);
  const ordered = bySeed(plan.cards.filter(examinable), seed);
  const neighbours = neighboursIn(bySeed(plan.pool.filter(examinable), seed));
  const making: Making = { neighbours, vocabulary, seed };
  const groups = new Set<string>();
  const sections = new Map<string, 'list' | 'items'>();
  const put: Question[] = [];
  const second: { readonly asked: Material; readonly draft: Draft }[] = [];
  const take = (asked: Material, draft: Draft) => {
    if (put.length >= count || groups.has(asked.card.group)) return;
    groups.add(asked.card.group);
    sections.set(asked.section, draft.tellsSection ? 'list' : 'items');
    put.push(questionOf(asked.card, draft, seed));
  };
  for (const card of ordered) {
    if (put.length >= count) break;
    const asked = neighbours.read(card);
    const draft = draftOf(asked, making);
    if (draft === undefined) continue;
    const before = sections.get(asked.section);
    const isTold = before === 'list' || (before === 'items' && draft.tellsSection);
    if (draft.poor || isTold || draft.wrong.length < 3) second.push({ asked, draft });
    else take(asked, draft);
  }
  for (const { asked, draft } of second) if (!draft.poor) take(asked, draft);
  for (const { asked, draft } of second) take(asked, draft);
  return put;
}

/** What a note advises for an exam is not what an exam asks. */
function isAdvice({ path }: Card, { sections }: Vocabulary): boolean {
  const advice = sections.find(({ kind }) => kind === 'exam-tips');
  return path.some((heading) => advice?.headings.includes(heading.toLowerCase()) ?? false);
}

function bySeed(cards: readonly Card[], seed: number): readonly Card[] {
  return cards
    .map((card) => ({ card, rank: seededNumber(seed, card.id) }))
    .sort((a, b) => a.rank - b.rank || (a.card.id < b.card.id ? -1 : 1))
    .map(({ card }) => card);
}

function questionOf({ id, deck, path }: Card, draft: Draft, seed: number): Question {
  const { prompt, right, wrong } = draft;
  const options = shuffled([right, ...wrong], seededNumber(seed ^ 0x5bd1e995, id));
  return { cardId: id, deck, path, prompt, options, right: options.indexOf(right) };
}

/** The same texts in an order that the seed decides (Fisher and Yates). */
function shuffled(texts: readonly string[], seed: number): readonly string[] {
  const order = [...texts];
  let left = seed;
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = left % (last + 1);
    left = Math.floor(left / (last + 1));
    const [moved, chosen] = [order[last], order[other]];
    if (moved === undefined || chosen === undefined) continue;
    order[last] = chosen;
    order[other] = moved;
  }
  return order;
}
