import { answerItems, type CardId } from '../card.ts';
import type { CardChange, ImportPlan, KnownCard, ReadCard, StoredCard } from './import-plan.ts';
import type { Intake } from './intake.ts';
import type { Candidate } from './key-matching.ts';
import { matchCards } from './matching.ts';
import { shownQuestions } from './questions.ts';
import { isSameFace } from './same-face.ts';
import { changeOfSubstance } from './substance.ts';

export interface ImportInput {
  /** What the notes of this run say that is new or changed, in their order; gone through repeatedly. */
  readonly read: Iterable<ReadCard>;
  /** The rest of what they say. */
  readonly intake: Intake;
  /** Retired cards of other files than those that were read. */
  readonly retired: readonly KnownCard[];
  /** Cards of files that no longer exist: they may have moved, but are never retired for it. */
  readonly missing: readonly KnownCard[];
  /** Cards that stand in a note, and whose question has the hash of one that was asked. */
  readonly namesakes: readonly KnownCard[];
}

/**
 * What an import changes. A card is recognised by what it says and where, never by its heading
 * path alone; see `matchInPlace` and `matchCards` for the order in which it is looked for. Pure: the
 * same input gives the same plan, and a plan applied and made again changes nothing.
 */
export function planImport(input: ImportInput): ImportPlan {
  const { read, intake } = input;
  const matched = matchCards(openCards(read), candidatesOf(input));
  const claimed = new Set([...matched.values()].map(({ id }) => id));
  const retired = intake.left.filter((card) => !card.retired && !claimed.has(card.id));
  const elsewhere = namesakesElsewhere(input, [...retired, ...matched.values()]);
  const questions = sharedQuestions(input, elsewhere, matched);
  const shown = (card: StoredCard): StoredCard => {
    const question = questions.get(card.id);
    return question === undefined ? card : { ...card, face: { ...card.face, question } };
  };
  const relabelled = elsewhere
    .map((was) => changeOf(was, shown(was)))
    .filter(({ change }) => change !== 'unchanged');
  const changes = function* (): Generator<CardChange> {
    for (const one of read) {
      const was = one.is === 'known' ? one.was : matched.get(one.card.id);
      const now = asItIs(shown(one.card), matched);
      yield was === undefined ? { change: 'added', card: now } : changeOf(was, now);
    }
    yield* relabelled;
    for (const was of retired) yield { change: 'retired', was };
  };
  // Cards that are as they were may still be asked in other words, because of others.
  const asked = relabelled.filter(({ was }) => intake.files.has(was.source.file)).length;
  return { changes: { [Symbol.iterator]: changes }, asTheyWere: intake.asTheyWere - asked };
}

function openCards(read: Iterable<ReadCard>): Iterable<StoredCard> {
  return {
    *[Symbol.iterator]() {
      for (const { is, card } of read) if (is === 'open') yield card;
    },
  };
}

function candidatesOf({ intake, retired, missing }: ImportInput): readonly Candidate[] {
  return [
    // Of two that say the same, the one whose file is gone: it was renamed, and takes its cards along.
    ...missing.map((known) => ({ known, vanishing: true })),
    ...intake.left.map((known) => ({ known, vanishing: !known.retired })),
    ...retired.map((known) => ({ known, vanishing: false })),
  ];
}

/** A card with the ids that it and its group have in the end. */
function asItIs(card: StoredCard, matched: ReadonlyMap<CardId, KnownCard>): StoredCard {
  const id = matched.get(card.id)?.id ?? card.id;
  const group = matched.get(card.group)?.id ?? card.group;
  return id === card.id && group === card.group ? card : { ...card, id, group };
}

/** The namesakes that go on as they are, but for what tells them from others. */
function namesakesElsewhere(
  { read, namesakes }: ImportInput,
  gone: readonly KnownCard[],
): readonly KnownCard[] {
  if (namesakes.length === 0) return [];
  const elsewhere = new Map(namesakes.map((card) => [card.id, card]));
  for (const { id } of gone) elsewhere.delete(id);
  for (const one of read) if (one.is === 'known') elsewhere.delete(one.was.id);
  return [...elsewhere.values()];
}

/** The questions of cards that would ask the same as others do, by the ids that they have for now. */
function sharedQuestions(
  { read, intake }: ImportInput,
  elsewhere: readonly KnownCard[],
  matched: ReadonlyMap<CardId, KnownCard>,
): ReadonlyMap<CardId, string> {
  const askedElsewhere = new Set(elsewhere.map(({ questionHash }) => questionHash));
  const asking: StoredCard[] = [];
  for (const { card } of intake.askedTwice.size > 0 || elsewhere.length > 0 ? read : []) {
    const { questionHash } = card;
    if (intake.askedTwice.has(questionHash) || askedElsewhere.has(questionHash)) asking.push(card);
  }
  const shown = shownQuestions(
    [...asking, ...elsewhere].map((card) => ({
      id: matched.get(card.id)?.id ?? card.id,
      idForNow: card.id,
      plainQuestion: card.plainQuestion,
      answer: card.face.answer,
      items: answerItems(card.face),
      qualifiers: card.qualifiers,
    })),
  );
  return new Map([...shown].map(([{ idForNow }, question]) => [idForNow, question]));
}

function changeOf(
  was: KnownCard,
  card: StoredCard,
): Exclude<CardChange, { change: 'added' | 'retired' }> {
  const saysAnother = was.reviews > 0 && was.facts !== card.facts;
  const revision = saysAnother ? changeOfSubstance(was.face, card.face) : undefined;
  if (was.retired) return { change: 'revived', card, was, revision };
  const isSame =
    isSameFace(was.face, card.face) && was.tags.join('\u0000') === card.tags.join('\u0000');
  if (!isSame) return { change: 'updated', card, was, revision };
  const moved =
    was.deck !== card.deck ||
    was.source.file !== card.source.file ||
    was.path.join('\u0000') !== card.path.join('\u0000');
  return { change: moved ? 'moved' : 'unchanged', card, was, revision };
}
