import { answerItems, type CardKind, type Face } from '../card.ts';
import type { DeckName } from '../deck.ts';
import { anchorPrefix, type Draft, type NoteWarning } from './draft.ts';
import { plainText } from './inline.ts';
import { hasWords, normaliseText, spoken } from './normalise.ts';
import { noteWords } from './note-words.ts';
import { outline, type Section } from './outline.ts';
import { wordingOf } from './phrasing.ts';
import { type Placed, placeSections } from './place.ts';
import { type Marker, prepare } from './prepare.ts';
import { readSection } from './read-section.ts';
import { reorderedText } from './reordering.ts';
import { hasClozes, readClozes, withoutClozes } from './shapes/cloze.ts';
import { reverseOf } from './shapes/reverse.ts';
import { type Asked, isRemark } from './shapes/shape.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface NoteInput {
  /** The text of the note, front matter taken off, with `\n` line ends. */
  readonly markdown: string;
  /** The number of its first line in the file. */
  readonly firstLine: number;
  readonly file: string;
  readonly deck: DeckName;
  /** The topic where no heading names one. */
  readonly fallbackTopic: string;
  readonly tags: readonly string[];
  /** Kinds of cards that are switched on or off; reverse and cloze cards are off otherwise. */
  readonly kinds: KindSwitches;
}

/**
 * `cloze` on also hides bold words and code inside statements; what the author marked as a
 * deletion is a cloze card unless `cloze` is off.
 */
export type KindSwitches = Readonly<Partial<Record<CardKind, boolean>>>;

export interface ReadNote {
  readonly drafts: readonly Draft[];
  readonly warnings: readonly NoteWarning[];
  /** The sections that were read for cards, in the order of the note. */
  readonly sections: readonly Placed[];
}

/** The cards that a note makes. Never throws: a part that cannot be read becomes a warning. */
export function readNote(input: NoteInput, vocabulary: Vocabulary): ReadNote {
  const prepared = prepare(input.markdown, input.firstLine);
  const { markers } = prepared;
  const plain = hasClozes(prepared.markdown) ? withoutClozes(prepared.markdown) : prepared.markdown;
  const { root, unreadable } = outline(plain, input.firstLine);
  const wording = wordingOf(vocabulary, noteWords(root, plain, vocabulary));
  const warnings: NoteWarning[] = [];
  const warn = (line: number, rule: string, message: string): void => {
    warnings.push({ file: input.file, line, rule, message });
  };
  for (const { line, reason } of unreadable) warn(line, 'unreadable', reason);
  if (prepared.openFence !== undefined) {
    warn(
      prepared.openFence,
      'open-fence',
      'a code fence is never closed: all below it is code, and no card',
    );
  }
  if (prepared.openComment !== undefined) {
    warn(prepared.openComment, 'open-comment', 'a comment is never closed: all below it is hidden');
  }
  const reordered = reorderedText(input.markdown);
  if (reordered !== undefined) {
    const more = reordered.lines > 1 ? ` (so on ${reordered.lines} lines)` : '';
    warn(
      input.firstLine + reordered.index,
      'reordered',
      `the character ${reordered.name} turns text around${more}; it is shown, not obeyed`,
    );
  }

  const read: { readonly asked: Asked; readonly placed: Placed }[] = [];
  const place = (section: Section): readonly Placed[] =>
    placeSections(withoutOff(section, markers), input.fallbackTopic, vocabulary);
  const sections = place(root);
  for (const placed of sections) {
    for (const asked of readSection(placed, wording)) {
      if (isRemark(asked)) warn(asked.line, asked.rule, asked.message);
      else read.push({ asked, placed });
    }
  }
  const implicit = input.kinds.cloze === true;
  if (input.kinds.cloze !== false && (implicit || plain !== prepared.markdown)) {
    const marked =
      plain === prepared.markdown ? root : outline(prepared.markdown, input.firstLine).root;
    for (const placed of place(marked)) {
      const setting = { place: placed.place, wording };
      const clozes = readClozes(placed.section.blocks, setting, implicit);
      for (const asked of clozes) read.push({ asked, placed });
    }
  }
  if (input.kinds.reverse === true) {
    const reversed = read.flatMap(({ asked, placed }) => {
      const reverse = reverseOf(asked, { place: placed.place, wording });
      return reverse ? [{ asked: reverse, placed }] : [];
    });
    // One by one: the arguments of a call overflow the stack.
    for (const one of withoutTwins(reversed)) read.push(one);
  }
  const qualifiers = new Map<Placed, readonly string[]>();
  const drafts = read.flatMap(({ asked, placed }): readonly Draft[] => {
    const safe = input.kinds[asked.face.kind] === false ? undefined : withoutLeak(asked);
    if (safe === undefined) return [];
    // The cards of a section share them.
    const shared = qualifiers.get(placed) ?? qualifiersOf(placed, input);
    qualifiers.set(placed, shared);
    return [draft(safe, placed, shared, input)];
  });
  return { drafts: anchored(withoutRepeats(drafts), markers, warn), warnings, sections };
}

/** The sections without those that the author turned off, and what stands below them. */
function withoutOff(section: Section, markers: readonly Marker[]): Section {
  const offLines = markers.flatMap((marker) => (marker.type === 'off' ? [marker.line] : []));
  if (offLines.length === 0) return section;
  const isOff = ({ line }: Section, end: number): boolean =>
    offLines.some((offLine) => offLine >= line && offLine < end);
  const visit = (one: Section, end: number): Section => {
    const [firstBelow] = one.sections;
    const ownEnd = firstBelow?.line ?? end;
    if (isOff(one, ownEnd)) return { ...one, blocks: [], sections: [] };
    return {
      ...one,
      sections: one.sections.map((child, index) =>
        visit(child, one.sections[index + 1]?.line ?? end),
      ),
    };
  };
  return visit(section, Number.POSITIVE_INFINITY);
}

/** Of descriptions that fit several terms alike, none can be turned around. */
function withoutTwins<T extends { readonly asked: Asked }>(reversed: readonly T[]): readonly T[] {
  const counts = new Map<string, number>();
  for (const { asked } of reversed) {
    const key = normaliseText(asked.face.question);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return reversed.filter(({ asked }) => counts.get(normaliseText(asked.face.question)) === 1);
}

/** Drafts that the author named, known by that name: the smallest one on the line of the anchor. */
function anchored(
  drafts: readonly Draft[],
  markers: readonly Marker[],
  warn: (line: number, rule: string, message: string) => void,
): readonly Draft[] {
  const named = new Map<Draft, string>();
  const lines = new Map<string, number>();
  for (const marker of markers) {
    if (marker.type !== 'anchor') continue;
    const { name, line } = marker;
    const first = lines.get(name);
    if (first !== undefined) {
      warn(
        line,
        'copied-anchor',
        `the id ${name} stands on line ${first} too: this copy is a card of its own`,
      );
      continue;
    }
    lines.set(name, line);
    const here = drafts.filter(({ source }) => source.line <= line && line <= source.endLine);
    const [smallest] = here.sort(
      (a, b) => a.source.endLine - a.source.line - (b.source.endLine - b.source.line),
    );
    if (smallest) named.set(smallest, name);
  }
  return drafts.map((draft) => {
    const name = named.get(draft);
    return name === undefined ? draft : { ...draft, handle: `${anchorPrefix}${name}` };
  });
}

function draft(
  asked: Asked,
  placed: Placed,
  qualifiers: readonly string[],
  input: NoteInput,
): Draft {
  return {
    deck: input.deck,
    face: asked.face,
    path: placed.place.path,
    tags: input.tags,
    source: { file: input.file, line: asked.line, endLine: asked.endLine },
    group: asked.group,
    handle: asked.handle,
    facts: factsOf(asked),
    qualifiers,
  };
}

/** Lists and prose are recognised by what they say; the others also by what they are about. */
function factsOf(asked: Asked): string {
  const [kind = '', ...about] = asked.handle.split(':');
  const saidBy = ['list', 'prose', 'definition'].includes(kind) ? '' : about.join(':');
  return `${saidBy} ${normaliseText(asked.face.answer)}`.trim();
}

/** The section, then the headings around it from the inside out, then the deck. */
function qualifiersOf(placed: Placed, input: NoteInput): readonly string[] {
  const headings = [...placed.place.path].reverse();
  return [...headings, input.deck].filter(
    (text, index, all) => plainText(text) !== placed.place.topic && all.indexOf(text) === index,
  );
}

/** A card of items never names one of them in its question; undefined when nothing is left to ask. */
function withoutLeak(asked: Asked): Asked | undefined {
  const { face } = asked;
  if (face.kind !== 'list' && face.kind !== 'order') return asked;
  const question = spoken(face.question);
  const hidden = answerItems(face).filter((item) => !hasWords(question, [spoken(item)]));
  if (hidden.length === face.items.length) return asked;
  if (hidden.length === 0) return undefined;
  const answer = hidden.map((item) => `- ${item.split('\n').join('\n  ')}`).join('\n');
  const kept: Face = { ...face, items: hidden, answer };
  return { ...asked, face: kept };
}

/** The same question with the same answer, written twice in a note, is one card. */
function withoutRepeats(drafts: readonly Draft[]): readonly Draft[] {
  // Answers are only looked at where a question repeats, which is seldom.
  const byQuestion = new Map<string, { readonly first: Draft; answers?: Set<string> }>();
  return drafts.filter((draft) => {
    const question = normaliseText(draft.face.question);
    const same = byQuestion.get(question);
    if (same === undefined) {
      byQuestion.set(question, { first: draft });
      return true;
    }
    same.answers ??= new Set([normaliseText(same.first.face.answer)]);
    const answer = normaliseText(draft.face.answer);
    if (same.answers.has(answer)) return false;
    same.answers.add(answer);
    return true;
  });
}
