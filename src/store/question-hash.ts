import { questionKey } from '../notes/identity.ts';
import { normaliserVersion } from '../notes/normalise.ts';
import type { Connection } from './connection.ts';
import { metaValues } from './meta.ts';

/**
 * 32 bits of a text, by FNV-1a over its UTF-16 units: few enough bytes to index a question by. Two
 * texts may have the same, so what is found by it has to be compared.
 */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/** By what cards that ask the same are found. */
export function questionHash(plainQuestion: string): number {
  return hashOfText(questionKey(plainQuestion));
}

/** Fills in the hashes where they are missing, or were made by other rules of what is the same. */
export function bringHashesUpToDate(connection: Connection): void {
  const meta = metaValues(connection);
  const version = String(normaliserVersion);
  if (meta.get('question_hash') === version) return;
  const questions = connection.query<[], { number: number; plain_question: string }>(
    'SELECT number, coalesce(plain_question, question) AS plain_question FROM cards',
  );
  const save = connection.command<[number, number]>(
    'UPDATE cards SET question_hash = ? WHERE number = ?',
  );
  connection.transaction(() => {
    for (const { number, plain_question } of questions.all()) {
      save(questionHash(plain_question), number);
    }
    meta.set('question_hash', version);
  });
}
