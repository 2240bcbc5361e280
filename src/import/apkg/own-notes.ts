import { type CardId, cardId, type Face } from '../../card.ts';
import type { AnkiNote, NoteType } from './anki-collection.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** A card as `export cards --format apkg` writes it, with the id that it has everywhere. */
export interface OwnCard {
  readonly id: CardId;
  readonly face: Face;
  readonly path: readonly string[];
}

const ownName = /^Engram\b/u;
const ownFields = ['Question', 'Answer', 'Path', 'Source'];
const pathSeparator = ' › ';
const ownId = /^[0-9a-hjkmnp-tv-z]{12}$/u;

/** The card of a note of our own note type; undefined for all others. */
export function ownCard(
  { guid, fields }: AnkiNote,
  type: NoteType,
  ordinal: number,
): OwnCard | undefined {
  const isOwn =
    ordinal === 0 &&
    ownName.test(type.name) &&
    ownId.test(guid) &&
    type.fields.join('\n') === ownFields.join('\n');
  if (!isOwn) return undefined;
  const [question = '', answer = '', path = ''] = fields.map(htmlToMarkdown);
  return {
    id: cardId(guid),
    face: { kind: 'qa', question, answer },
    path: path.split(pathSeparator).filter((heading) => heading !== ''),
  };
}
