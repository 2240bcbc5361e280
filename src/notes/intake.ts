import type { CardId } from '../card.ts';
import type { Draft } from './draft.ts';
import type { KnownCard, ReadCard, StoredCard } from './import-plan.ts';
import { matchInPlace } from './key-matching.ts';
import { normaliserVersion } from './normalise.ts';
import { questionHashOf } from './questions.ts';
import { isSameFace } from './same-face.ts';
import { type HashSet, hashSet, longHashOfText } from './text-hashes.ts';

export interface IntakeInput {
  /** Makes an id of a seed: the same on every machine. */
  readonly mint: (seed: string) => CardId;
  /** Those of some ids that stand for a card already. */
  readonly takenOf: (ids: readonly CardId[]) => ReadonlySet<CardId>;
}

/** What is kept of all notes of an import, once they were read. */
export interface Intake {
  /** Known cards of the notes that were read, of which none is told by its note alone. */
  readonly left: readonly KnownCard[];
  /** Cards that are as they were, down to their lines. */
  readonly asTheyWere: number;
  /** The files that such cards stand in. */
  readonly files: ReadonlySet<string>;
  /** How many cards that were reviewed each note had. */
  readonly reviewed: ReadonlyMap<string, number>;
  /** Hashes of the questions that cards ask which are new, changed or left. */
  readonly asked: Iterable<number>;
  /** Hashes of the questions that several of the cards ask which are new or changed, and a few more. */
  readonly askedTwice: Pick<HashSet, 'has' | 'size'>;
}

/**
 * Takes in what the notes say, one note after the other, and holds little of it: what is as it was
 * is only counted, and what is new or changed is given back, to be kept elsewhere until the plan is
 * made of it.
 */
export function intake({ mint, takenOf }: IntakeInput) {
  const minted = hashSet();
  const asked = hashSet();
  const askedTwice = hashSet();
  const left: KnownCard[] = [];
  const reviewed = new Map<string, number>();
  const files = new Set<string>();
  let asTheyWere = 0;

  /** Ids for some drafts: ones that no card has, nor any that was read before. */
  const mintFor = (drafts: readonly Draft[]): ReadonlyMap<Draft, CardId> => {
    const first = drafts.map((draft) => [draft, mint(seedOf(draft))] as const);
    // Asked for all of them at once, as each question takes a while.
    const taken = takenOf(first.map(([, id]) => id));
    return new Map(
      first.map(([draft, wanted]) => {
        let id = wanted;
        let isTaken = taken.has(id);
        for (let salt = 1; isTaken || !minted.add(longHashOfText(id)); salt += 1) {
          id = mint(`${seedOf(draft)}\u0001${salt}`);
          isTaken = takenOf([id]).size > 0;
        }
        return [draft, id];
      }),
    );
  };

  return {
    /**
     * Takes in a note: its cards, and the known ones that they may be by this note alone, those of
     * its file and those whose ids it brings. Gives the cards that are new or differ.
     */
    take: (drafts: readonly Draft[], known: readonly KnownCard[]): readonly ReadCard[] => {
      // A package can bring a card that a note of this run has just made.
      const own = drafts.filter(({ id }) => id === undefined || minted.add(longHashOfText(id)));
      asTheyWere += drafts.length - own.length;
      const matched = matchedIn(own, known);
      const ids = mintFor(own.filter((draft) => draft.id === undefined && !matched.has(draft)));
      const groups = new Map<string, CardId>();
      const read: ReadCard[] = [];
      own.forEach((draft, order) => {
        const was = matched.get(draft);
        const id = was?.id ?? draft.id ?? ids.get(draft);
        if (id === undefined) throw new Error('A draft has no id.');
        const group = groups.get(draft.group) ?? id;
        groups.set(draft.group, group);
        const card = storedCard(draft, { id, group, order, was });
        if (was !== undefined && isAsItWas(was, card)) {
          asTheyWere += 1;
          files.add(card.source.file);
          return;
        }
        if (!asked.add(card.questionHash)) askedTwice.add(card.questionHash);
        if (was === undefined) {
          read.push({ is: draft.id === undefined ? 'open' : 'new', card });
        } else {
          read.push({ is: 'known', card, was });
          asked.add(was.questionHash);
        }
      });
      const claimed = new Set(matched.values());
      for (const card of known) {
        const { file } = card.source;
        if (!card.retired && card.reviews > 0) reviewed.set(file, (reviewed.get(file) ?? 0) + 1);
        if (claimed.has(card)) continue;
        left.push(card);
        asked.add(card.questionHash);
      }
      return read;
    },

    /** What is kept of all that was taken in. */
    kept: (): Intake => ({ left, asTheyWere, files, reviewed, asked, askedTwice }),
  };
}

/** The known cards that a note's drafts are: those whose ids they bring, or those in their place. */
function matchedIn(
  drafts: readonly Draft[],
  known: readonly KnownCard[],
): ReadonlyMap<Draft, KnownCard> {
  if (known.length === 0) return new Map();
  const brought = new Map<Draft, KnownCard>();
  if (drafts.some(({ id }) => id !== undefined)) {
    const byId = new Map(known.map((card) => [card.id, card]));
    for (const draft of drafts) {
      const card = draft.id && byId.get(draft.id);
      if (card !== undefined) brought.set(draft, card);
    }
  }
  const taken = new Set(brought.values());
  const inPlace = matchInPlace(
    drafts.filter(({ id }) => id === undefined),
    known.filter((card) => !taken.has(card)),
  );
  return new Map([...brought, ...inPlace]);
}

/** What the card says: two machines that import the same notes agree on its id. */
function seedOf({ face, deck, path, facts }: Draft): string {
  return [face.kind, deck, ...path, facts].join('\u0000');
}

function storedCard(
  draft: Draft,
  {
    id,
    group,
    order,
    was,
  }: Pick<StoredCard, 'id' | 'group' | 'order'> & { readonly was: KnownCard | undefined },
): StoredCard {
  const { face, deck, path, tags, source, handle, facts, qualifiers } = draft;
  return {
    id,
    deck,
    face,
    plainQuestion: face.question,
    questionHash:
      was?.plainQuestion === face.question ? was.questionHash : questionHashOf(face.question),
    qualifiers,
    path,
    tags,
    source,
    group,
    handle,
    facts,
    factsVersion: normaliserVersion,
    order,
  };
}

/** Whether nothing of a card changed that is stored; one that says where it belongs is looked at. */
function isAsItWas(was: KnownCard, card: StoredCard): boolean {
  return (
    !was.retired &&
    was.face.question === was.plainQuestion &&
    was.plainQuestion === card.plainQuestion &&
    was.facts === card.facts &&
    was.factsVersion === card.factsVersion &&
    was.handle === card.handle &&
    was.deck === card.deck &&
    was.order === card.order &&
    was.group === card.group &&
    was.source.line === card.source.line &&
    was.source.endLine === card.source.endLine &&
    was.source.file === card.source.file &&
    isSameList(was.path, card.path) &&
    isSameList(was.tags, card.tags) &&
    isSameList(was.qualifiers, card.qualifiers) &&
    isSameFace(was.face, card.face)
  );
}

function isSameList(these: readonly string[], those: readonly string[]): boolean {
  return these.length === those.length && these.every((one, index) => one === those[index]);
}
