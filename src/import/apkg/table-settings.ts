import type { AnkiCollection } from './anki-collection.ts';
import { deckRow, fieldRow, noteTypeRow, templateRow } from './collection-schema.ts';
import type { CollectionFile } from './open-collection.ts';
import { numberOf, readMessage, textOf } from './protobuf.ts';

/** Numbers of fields in Anki's messages `Notetype.Config` and `Notetype.Template.Config`. */
const kindField = 1;
const questionField = 1;
const answerField = 2;
const clozeKind = 1;

/** Parts a deck from those inside it. */
const deckSeparator = '\x1f';

/** The note types and decks of schemas 15 to 18: tables, with their details as protocol buffers. */
export function tableSettings(file: CollectionFile): Pick<AnkiCollection, 'noteTypes' | 'decks'> {
  const fields = grouped(
    file.rows(fieldRow, 'SELECT ntid, ord, name FROM fields ORDER BY ntid, ord'),
  );
  const templates = grouped(file.rows(templateRow, 'SELECT ntid, ord, config FROM templates'));
  const types = file.rows(noteTypeRow, 'SELECT id, name, config FROM notetypes');
  return {
    noteTypes: new Map(
      Array.from(types, ({ id, name, config }) => [
        id,
        {
          name,
          isCloze: numberOf(readMessage(config), kindField) === clozeKind,
          fields: (fields.get(id) ?? []).map((field) => field.name),
          templates: new Map(
            (templates.get(id) ?? []).map(({ ord, config }) => {
              const said = readMessage(config);
              const question = textOf(said, questionField);
              return [ord, { question, answer: textOf(said, answerField) }];
            }),
          ),
        },
      ]),
    ),
    decks: new Map(
      Array.from(file.rows(deckRow, 'SELECT id, name FROM decks'), ({ id, name }) => [
        id,
        name.replaceAll(deckSeparator, '::'),
      ]),
    ),
  };
}

/** Rows by their note type. */
function grouped<Row extends { readonly ntid: number }>(
  rows: Iterable<Row>,
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.ntid);
    if (group === undefined) groups.set(row.ntid, [row]);
    else group.push(row);
  }
  return groups;
}
