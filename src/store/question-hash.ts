import { normaliserVersion } from '../notes/normalise.ts';
import { questionHashOf } from '../notes/questions.ts';
import type { Connection } from './connection.ts';
import { metaValues } from './meta.ts';

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
      save(questionHashOf(plain_question), number);
    }
    meta.set('question_hash', version);
  });
}
