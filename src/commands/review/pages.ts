import { readNoteFile } from '../../files/read-note-file.ts';
import { isPackage } from '../../import/apkg/package-name.ts';
import type { SessionCard } from '../../review/state.ts';
import { renderInline } from '../../terminal/markdown.ts';
import { plural } from '../../terminal/plural.ts';
import type { Page } from '../../terminal/review/review-prompt.ts';
import { safeLine } from '../../terminal/safe-text.ts';
import { placeText } from '../card-text.ts';
import type { Context } from '../context.ts';

/** The note around a card, its own lines marked. */
export function notePage({ errTheme: theme }: Context, { card }: SessionCard): Page {
  const { file, line, endLine } = card.source;
  const title = theme.muted(safeLine(placeText(card.source)));
  if (isPackage(file)) {
    return { lines: [title, '', 'The card is from a package of Anki.'], focus: 0 };
  }
  const note = readNoteFile(file);
  if (note.type !== 'text') return { lines: [title, '', `The note: ${note.reason}.`], focus: 0 };
  const lines = note.text.split(/\r?\n/u).map((text, index) => {
    const isOfCard = index + 1 >= line && index + 1 <= endLine;
    const shown = safeLine(text.replaceAll('\t', '    '));
    return isOfCard ? theme.strong(`> ${shown}`) : `  ${shown}`;
  });
  // A few lines above the card are in sight with it.
  return { lines: [title, '', ...lines], focus: Math.max(0, line - 2) };
}

/** The cards that are forgotten again and again, the worst first, and what to do about them. */
export function leechPage(context: Context): Page {
  const { errTheme: theme } = context;
  const leeches = context
    .store()
    .cards.list({ leech: true })
    .map(({ card, standing: { schedule } }) => ({
      card,
      lapses: schedule.state === 'new' ? 0 : schedule.lapses,
    }))
    .sort((a, b) => b.lapses - a.lapses);
  if (leeches.length === 0)
    return { lines: ['No leeches: nothing is forgotten so often.'], focus: 0 };
  return {
    lines: [
      theme.strong(
        `${plural(leeches.length, 'leech', 'leeches')}: cards forgotten eight times or more`,
      ),
      'A card like that is seldom learnt by more reviews. Reword it in the note, split it, or suspend it.',
      '',
      ...leeches.flatMap(({ card, lapses }) => [
        `${renderInline(card.face.question, { theme })} ${theme.muted(`(${plural(lapses, 'lapse')})`)}`,
        theme.muted(`  ${card.id} ${safeLine(placeText(card.source))}`),
      ]),
    ],
    focus: 0,
  };
}
