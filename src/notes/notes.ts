import type { Face } from '../card.ts';
import { answerItems } from '../card.ts';
import type { DeckName } from '../deck.ts';
import type { Draft, NoteWarning } from './draft.ts';
import { plainText } from './inline.ts';
import { mentions, normaliseText } from './normalise.ts';
import { outline } from './outline.ts';
import type { Wording } from './phrasing.ts';
import { type Placed, placeSections } from './place.ts';
import { readSection } from './read-section.ts';
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
}

export interface ReadNote {
  readonly drafts: readonly Draft[];
  readonly warnings: readonly NoteWarning[];
}

/** The cards that a note makes. Never throws: a part that cannot be read becomes a warning. */
export function readNote(input: NoteInput, vocabulary: Vocabulary): ReadNote {
  const { root, unreadable } = outline(input.markdown, input.firstLine);
  const wording: Wording = {
    vocabulary,
    lowerCaseWords: lowerCaseWords(input.markdown, vocabulary),
  };
  const warnings: NoteWarning[] = unreadable.map((part) => ({
    file: input.file,
    line: part.line,
    rule: 'unreadable',
    message: part.reason,
  }));
  const drafts: Draft[] = [];
  for (const placed of placeSections(root, input.fallbackTopic, vocabulary)) {
    for (const asked of readSection(placed, wording)) {
      if (isRemark(asked)) {
        const { rule, line, message } = asked;
        warnings.push({ file: input.file, line, rule, message });
        continue;
      }
      const safe = withoutLeak(asked);
      if (safe) drafts.push(draft(safe, placed, input));
    }
  }
  return { drafts: withoutRepeats(drafts), warnings };
}

function draft(asked: Asked, placed: Placed, input: NoteInput): Draft {
  return {
    deck: input.deck,
    face: asked.face,
    path: placed.place.path,
    tags: input.tags,
    source: { file: input.file, line: asked.line, endLine: asked.endLine },
    group: asked.group,
    handle: asked.handle,
    facts: factsOf(asked),
    qualifiers: qualifiersOf(placed, input),
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
  const hidden = answerItems(face).filter((item) => !mentions(face.question, item));
  if (hidden.length === face.items.length) return asked;
  if (hidden.length === 0) return undefined;
  const answer = hidden.map((item) => `- ${item.split('\n').join('\n  ')}`).join('\n');
  const kept: Face = { ...face, items: hidden, answer };
  return { ...asked, face: kept };
}

/** The same question with the same answer, written twice in a note, is one card. */
function withoutRepeats(drafts: readonly Draft[]): readonly Draft[] {
  const seen = new Set<string>();
  return drafts.filter((draft) => {
    const key = `${normaliseText(draft.face.question)}\n${normaliseText(draft.face.answer)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Words that the note, or the vocabulary, writes in lower case: ordinary words, not names. */
function lowerCaseWords(markdown: string, vocabulary: Vocabulary): ReadonlySet<string> {
  const words = new Set<string>();
  for (const section of vocabulary.sections) {
    for (const heading of section.headings) for (const word of heading.split(' ')) words.add(word);
  }
  // Addresses and code are in lower case whatever they name.
  const running = markdown.replace(/\]\([^)]*\)|`[^`\n]*`|https?:\S+/gu, ' ');
  for (const [word] of running.matchAll(/(?<![\p{L}\p{N}/.@_#-])\p{Ll}{2,}(?![\p{L}\p{N}_])/gu))
    words.add(word);
  return words;
}
