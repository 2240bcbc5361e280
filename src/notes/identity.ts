import { answerItems, type CardId, type Choice, type Face } from '../card.ts';
import type { Draft } from './draft.ts';
import type { CardChange, ImportPlan, KnownCard, StoredCard } from './import-plan.ts';
import { type Candidate, matchCards } from './matching.ts';
import { normaliserVersion, normaliseText } from './normalise.ts';
import { shownQuestions } from './questions.ts';
import { changeOfSubstance } from './substance.ts';

export interface ImportInput {
  /** What was read in this run, in the order of the notes. */
  readonly drafts: readonly Draft[];
  /**
   * Cards that the drafts may be: those of the files of this run, of missing files, retired ones,
   * and those that drafts bring the ids of.
   */
  readonly known: readonly KnownCard[];
  /** Other cards that ask one of the drafts' plain questions, in files that were not read. */
  readonly namesakes: readonly KnownCard[];
  /** Files that were read in this run: a card that is no longer in its file is retired. */
  readonly filesRead: ReadonlySet<string>;
  /** Files that no longer exist: their cards may have moved, but are never retired for it. */
  readonly filesMissing: ReadonlySet<string>;
  /** Makes an id of a seed: the same on every machine. */
  readonly mint: (seed: string) => CardId;
  /** Those of some ids that stand for a card already. */
  readonly takenOf: (ids: readonly CardId[]) => ReadonlySet<CardId>;
}

/**
 * What an import changes. A card is recognised by what it says and where, never by its heading
 * path alone; see `matchCards` for the order in which it is looked for. Pure: the same input
 * gives the same plan, and a plan applied and made again changes nothing.
 */
export function planImport(input: ImportInput): ImportPlan {
  const { filesRead, filesMissing } = input;
  const candidates = input.known.map((known): Candidate => {
    const { file } = known.source;
    return { known, vanishing: !known.retired && (filesRead.has(file) || filesMissing.has(file)) };
  });
  const identified = byTheirIds(input);
  const taken = new Set(identified.values());
  const matched = new Map([
    ...identified,
    ...matchCards(
      input.drafts.filter((draft) => draft.id === undefined),
      candidates.filter(
        ({ known, vanishing }) => (vanishing || known.retired) && !taken.has(known),
      ),
    ),
  ]);
  const cards = storedCards(input, matched);
  const claimed = new Set(matched.values());
  const retired = input.known.filter(
    (known) => !known.retired && !claimed.has(known) && filesRead.has(known.source.file),
  );
  return {
    changes: [
      ...withQuestions(input, cards, matched, retired),
      ...retired.map((was): CardChange => ({ change: 'retired', was })),
    ],
  };
}

/** The known cards of the drafts that bring their ids along. */
function byTheirIds({ drafts, known }: ImportInput): ReadonlyMap<Draft, KnownCard> {
  const byId = new Map(known.map((card) => [card.id, card]));
  const found = new Map<Draft, KnownCard>();
  for (const draft of drafts) {
    const card = draft.id && byId.get(draft.id);
    if (card !== undefined) found.set(draft, card);
  }
  return found;
}

/** The drafts as cards with their ids: those of the cards that they are, or new ones. */
function storedCards(
  input: ImportInput,
  matched: ReadonlyMap<Draft, KnownCard>,
): ReadonlyMap<Draft, StoredCard> {
  const isNew = (draft: Draft): boolean => draft.id === undefined && !matched.has(draft);
  const mintFree = mintingFor(input.drafts.filter(isNew), input);
  const minted = new Set<CardId>();
  const groups = new Map<string, CardId>();
  const orders = new Map<string, number>();
  const cards = new Map<Draft, StoredCard>();
  for (const draft of input.drafts) {
    const { file } = draft.source;
    const id = draft.id ?? matched.get(draft)?.id ?? mintFree(draft, minted);
    minted.add(id);
    const groupKey = `${file}\u0000${draft.group}`;
    const group = groups.get(groupKey) ?? id;
    groups.set(groupKey, group);
    const order = orders.get(file) ?? 0;
    orders.set(file, order + 1);
    const { face, deck, path, tags, source, handle, facts, qualifiers } = draft;
    cards.set(draft, {
      id,
      deck,
      face,
      plainQuestion: face.question,
      qualifiers,
      path,
      tags,
      source,
      group,
      handle,
      facts,
      factsVersion: normaliserVersion,
      order,
    });
  }
  return cards;
}

/** Makes ids for some drafts: ones that no card has, nor any of those that were `minted` before. */
function mintingFor(
  drafts: readonly Draft[],
  { mint, takenOf }: ImportInput,
): (draft: Draft, minted: ReadonlySet<CardId>) => CardId {
  const first = new Map(drafts.map((draft) => [draft, mint(seedOf(draft))]));
  // Asked for all of them at once, as each question takes a while.
  const taken = takenOf([...first.values()]);
  return (draft, minted) => {
    let id = first.get(draft) ?? mint(seedOf(draft));
    let isTaken = taken.has(id);
    for (let salt = 1; isTaken || minted.has(id); salt += 1) {
      id = mint(`${seedOf(draft)}\u0001${salt}`);
      isTaken = takenOf([id]).size > 0;
    }
    return id;
  };
}

/** What the card says: two machines that import the same notes agree on its id. */
function seedOf({ face, deck, path, facts }: Draft): string {
  return [face.kind, deck, ...path, facts].join('\u0000');
}

/** The changes to cards that are in the notes, each with the question that it will show. */
function withQuestions(
  input: ImportInput,
  cards: ReadonlyMap<Draft, StoredCard>,
  matched: ReadonlyMap<Draft, KnownCard>,
  retired: readonly KnownCard[],
): readonly CardChange[] {
  const gone = new Set<CardId>([...retired, ...matched.values()].map((known) => known.id));
  const elsewhere = input.namesakes.filter((card) => !card.retired && !gone.has(card.id));
  const asking = [...cards.values(), ...elsewhere].map((card) => ({
    card,
    plainQuestion: card.plainQuestion,
    answer: card.face.answer,
    items: answerItems(card.face),
    qualifiers: card.qualifiers,
  }));
  const questions = new Map<StoredCard, string>();
  for (const [{ card }, question] of shownQuestions(asking)) {
    if (question !== card.face.question) questions.set(card, question);
  }
  const shown = <Card extends StoredCard>(card: Card): Card => {
    const question = questions.get(card);
    return question === undefined ? card : { ...card, face: { ...card.face, question } };
  };
  const read = [...cards].map(([draft, card]): CardChange => {
    const was = matched.get(draft);
    return was ? changeOf(was, shown(card)) : { change: 'added', card: shown(card) };
  });
  const relabelled = elsewhere
    .map((was) => changeOf(was, shown(was)))
    .filter(({ change }) => change !== 'unchanged');
  return [...read, ...relabelled];
}

function changeOf(was: KnownCard, card: StoredCard): CardChange {
  const saysAnother = was.reviews > 0 && was.facts !== card.facts;
  const revision = saysAnother ? changeOfSubstance(was.face, card.face) : undefined;
  if (was.retired) return { change: 'revived', card, was, revision };
  if (!sameFace(was, card)) return { change: 'updated', card, was, revision };
  const moved =
    was.deck !== card.deck ||
    was.source.file !== card.source.file ||
    was.path.join('\u0000') !== card.path.join('\u0000');
  return { change: moved ? 'moved' : 'unchanged', card, was, revision };
}

/** Whether a person would see the same card. */
function sameFace(was: KnownCard, card: StoredCard): boolean {
  return (
    was.face.kind === card.face.kind &&
    was.face.question === card.face.question &&
    was.face.answer === card.face.answer &&
    sameParts(partsOf(was.face), partsOf(card.face)) &&
    was.tags.join('\u0000') === card.tags.join('\u0000')
  );
}

function partsOf(face: Face): readonly (string | Choice)[] {
  return face.kind === 'choice' ? face.choices : answerItems(face);
}

function sameParts(
  these: readonly (string | Choice)[],
  those: readonly (string | Choice)[],
): boolean {
  // Most cards have none, and nothing has to be written out for them.
  if (these.length === 0 && those.length === 0) return true;
  return JSON.stringify(these) === JSON.stringify(those);
}

/** The plain questions of drafts, in the form in which stored ones are looked up. */
export function questionKey(plainQuestion: string): string {
  return normaliseText(plainQuestion);
}
