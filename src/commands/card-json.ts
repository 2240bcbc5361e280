import { answerItems, type Card } from '../card.ts';
import type { CardJson } from '../contract.ts';
import { formatDay } from '../day.ts';
import { ease100Of, type Standing } from '../standing.ts';

/** A card and where it stands, in the shape that the contract fixes. */
export function cardJson(card: Card, standing: Standing): CardJson {
  const { face } = card;
  const { schedule } = standing;
  const isNew = schedule.state === 'new';
  const memory = isNew ? null : schedule.memory;
  return {
    id: card.id,
    deck: card.deck,
    kind: face.kind,
    path: card.path,
    question: face.question,
    answer: face.answer,
    answerItems: answerItems(face),
    choices: face.kind === 'choice' ? face.choices : [],
    tags: card.tags,
    source: card.source,
    state: schedule.state,
    suspended: standing.suspended,
    retired: card.retired,
    flagged: standing.flag !== null,
    leech: standing.leech,
    dueOn: isNew ? null : formatDay(schedule.dueOn),
    intervalDays: isNew ? 0 : schedule.intervalDays,
    ease: ease100Of(memory) / 100,
    stability: memory?.scheduler === 'fsrs' ? memory.stability : null,
    difficulty: memory?.scheduler === 'fsrs' ? memory.difficulty : null,
    repetitions: isNew ? 0 : schedule.repetitions,
    lapses: isNew ? 0 : schedule.lapses,
    lastReviewedAt: isNew ? null : new Date(schedule.lastAt).toISOString(),
  };
}
