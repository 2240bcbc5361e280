import { existsSync } from 'node:fs';
import type { Card, CardId } from '../../card.ts';
import { EngramError } from '../../errors.ts';
import { isPackage } from '../../import/apkg/package-name.ts';
import { changedCards } from '../../notes/import-tally.ts';
import type { SessionState } from '../../review/state.ts';
import { openInEditor } from '../../terminal/editor.ts';
import { plural } from '../../terminal/plural.ts';
import type { Edited } from '../../terminal/review/review-prompt.ts';
import { safeLine } from '../../terminal/safe-text.ts';
import { nearPath } from '../card-text.ts';
import type { Context } from '../context.ts';
import { applyRound, describeHarm, planRound } from '../import-round.ts';
import { readingOf } from '../note-of-file.ts';

/**
 * Opens the note of a card at its line in the person's editor, imports it afterwards, and gives the
 * cards of the session as they are then. What cannot be done is said, and nothing is lost by it.
 */
export async function editNote(context: Context, state: SessionState, id: CardId): Promise<Edited> {
  const card = state.cards.get(id)?.card;
  const notice = card === undefined ? 'The card is gone.' : await tried(context, card);
  return { cards: asTheyAre(context, state), notice };
}

async function tried(context: Context, { source }: Card): Promise<string> {
  const { file, line } = source;
  if (isPackage(file)) {
    return `The card is from a package of Anki: edit it there, and import ${safeLine(nearPath(file))} again.`;
  }
  if (!existsSync(file)) return `The note is not there: ${safeLine(file)}`;
  try {
    await openInEditor(context.io, file, line);
    return await importAgain(context, file);
  } catch (error) {
    if (error instanceof EngramError)
      return `${error.message}. ${error.hint}`.replace(/([.:?!])\./u, '$1');
    throw error;
  }
}

async function importAgain(context: Context, file: string): Promise<string> {
  const round = await planRound(context, [file], await readingOf(context));
  const [warning] = round.read.warnings;
  try {
    if (round.harm) {
      const said = describeHarm(round.harm).join(' ');
      return `${said} The edit is not imported. To go on: engram import --force`;
    }
    applyRound(context, round);
  } finally {
    round.close();
  }
  const changed = changedCards(round.tally);
  const came =
    changed === 0 ? 'Nothing changed.' : `${plural(changed, 'card')} changed with the note.`;
  return warning === undefined ? came : `${came} Line ${warning.line}: ${warning.message}`;
}

/** The cards of a session as the store has them; those that are no longer in the notes are left out. */
function asTheyAre(context: Context, state: SessionState): SessionState['cards'] {
  const { cards } = context.store();
  const present = [...state.cards.keys()].flatMap((id) => {
    const entry = cards.byId(id);
    return entry === undefined || entry.card.retired ? [] : [[id, entry] as const];
  });
  return new Map(present);
}
