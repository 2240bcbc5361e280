import type { AnkiCollection } from './anki-collection.ts';
import { legacyDecks, legacyModels, settingsRow } from './collection-schema.ts';
import { largestSettings } from './limits.ts';
import type { CollectionFile } from './open-collection.ts';

/** The note types and decks of schema 11: JSON in the one row of `col`. */
export function legacySettings(file: CollectionFile): Pick<AnkiCollection, 'noteTypes' | 'decks'> {
  const sql = `SELECT iif(octet_length(models) > ${largestSettings}, NULL, models) AS models,
    iif(octet_length(decks) > ${largestSettings}, NULL, decks) AS decks FROM col LIMIT 1`;
  const [row] = file.rows(settingsRow, sql);
  if (row === undefined) throw new RangeError('the settings are missing');
  const models = legacyModels.parse(JSON.parse(row.models));
  const decks = legacyDecks.parse(JSON.parse(row.decks));
  return {
    noteTypes: new Map(
      Object.values(models).map(({ id, name, type, flds, tmpls }) => [
        id,
        {
          name,
          isCloze: type === 1,
          fields: [...flds].sort((a, b) => a.ord - b.ord).map((field) => field.name),
          templates: new Map(
            tmpls.map(({ ord, qfmt, afmt }) => [ord, { question: qfmt, answer: afmt }]),
          ),
        },
      ]),
    ),
    decks: new Map(Object.values(decks).map(({ id, name }) => [id, name])),
  };
}
