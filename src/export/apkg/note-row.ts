import { createHash } from 'node:crypto';
import type { Card, Face } from '../../card.ts';
import { choicesHtml, fieldHtml, lineHtml, textHtml } from './field.ts';
import type { PackedCard } from './packed.ts';

/** The columns of Anki's `notes` that a card fills. */
export interface NoteColumns {
  /** By what Anki knows the note again: the card's id, which never changes. */
  readonly guid: string;
  /** With a space before each and one at the end. */
  readonly tags: string;
  /** The fields, HTML each. */
  readonly flds: string;
  /** What notes are sorted by: the words of the first field. */
  readonly sfld: string;
  /** Tells notes of different first fields apart. */
  readonly csum: number;
}

const fieldSeparator = '\x1f';

/** What a card says, in the fields of our note type. */
export function noteColumns(packed: PackedCard): NoteColumns {
  const { card } = packed;
  const question = questionHtml(card.face);
  const words = wordsOf(question);
  const tags = tagsOf(packed);
  return {
    guid: card.id,
    tags: tags.length === 0 ? '' : ` ${tags.join(' ')} `,
    flds: [question, fieldHtml(card.face.answer), pathHtml(card), textHtml(fileName(card))].join(
      fieldSeparator,
    ),
    sfld: words,
    csum: checksum(words),
  };
}

/** The tags of a card as Anki takes them: without spaces, and with its own mark of leeches. */
export function tagsOf({ card, standing }: PackedCard): readonly string[] {
  // Templates put tags into a card as they are.
  const tags = card.tags.map((tag) => tag.replace(/[\s<>"'&[\]{}\\]+/gu, '_'));
  return [...new Set(standing.leech ? [...tags, 'leech'] : tags)];
}

function questionHtml(face: Face): string {
  const question = fieldHtml(face.question);
  return face.kind === 'choice' ? `${question}\n${choicesHtml(face.choices)}` : question;
}

function pathHtml({ path }: Card): string {
  return path.map(lineHtml).join(' › ');
}

/** The folder is the person's own affair. */
function fileName({ source }: Card): string {
  return source.file.split(/[\\/]/u).at(-1) ?? '';
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#91;': '[',
  '&#93;': ']',
  '&#123;': '{',
  '&#125;': '}',
  '&amp;': '&',
};

/** HTML of a field as Anki strips it: without tags, entities as what they stand for. */
function wordsOf(field: string): string {
  return field
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:#\d+|[a-z]+);/gu, (entity) => entities[entity] ?? entity)
    .replaceAll('\u00a0', ' ');
}

/** The first eight hexadecimal digits of the SHA-1. */
function checksum(words: string): number {
  return createHash('sha1').update(words).digest().readUInt32BE(0);
}
