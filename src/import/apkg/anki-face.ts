import type { Face } from '../../card.ts';
import type { AnkiNote, NoteType } from './anki-collection.ts';
import { type ClozeSides, clozeSides } from './cloze-text.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { longestSide } from './limits.ts';
import { renderTemplate } from './template.ts';

/** Why there is no face: nothing would be asked, or it is asked with an image. */
export type NoFace = 'no-template' | 'empty' | 'image-occlusion';

/** What stands for an answer that says nothing. */
const emptyAnswer = '–';
/** Parts what a back repeats of the front from the answer. */
const answerRule = /<hr\b[^<>]*\bid\s*=\s*["']?answer\b[^<>]*>/iu;

/** What one of a note's cards asks, and what answers it. */
export function faceOf(
  note: AnkiNote,
  type: NoteType,
  ordinal: number,
  deck: string,
): Face | NoFace {
  const template = type.templates.get(type.isCloze ? 0 : ordinal);
  if (template === undefined) return 'no-template';
  const values = new Map([
    ...Object.entries({ Deck: deck, Tags: note.tags.join(' '), Type: type.name }),
    ...type.fields.map((name, index) => [name, note.fields[index] ?? ''] as const),
    // The screen shows the question above the answer anyway.
    ['FrontSide', ''],
  ]);
  const clozes = new Map<string, ClozeSides>();
  const clozeOf = (name: string, html: string): ClozeSides => {
    const read = clozes.get(name) ?? clozeSides(html.slice(0, longestSide), ordinal + 1);
    clozes.set(name, read);
    return read;
  };
  const side = (html: string, isAnswer: boolean): string =>
    renderTemplate(html, {
      field: (name, filters) => {
        const value = values.get(name);
        if (value === undefined) return undefined;
        if (filters.includes('cloze')) {
          const { question } = clozeOf(name, value);
          return isAnswer || filters.includes('type') ? '' : question;
        }
        // What is typed, or shown when asked for, is no part of the question.
        const isHidden = filters.some((filter) => filter === 'type' || filter === 'hint');
        return (isHidden && !isAnswer) || filters.some((filter) => /^tts\b/u.test(filter))
          ? ''
          : value;
      },
    });
  const question = htmlToMarkdown(side(template.question, false));
  const back = answerOf(side(template.answer, true), question);
  if (clozes.size === 0) {
    return question === '' ? 'empty' : { kind: 'qa', question, answer: back || emptyAnswer };
  }
  const hidden = [...clozes.values()].flatMap((cloze) => cloze.hidden);
  if (hidden.some((text) => text.startsWith('image-occlusion:'))) return 'image-occlusion';
  const asked = hidden
    .map(htmlToMarkdown)
    .filter((text) => text !== '')
    .join('; ');
  if (question === '' || asked === '') return 'empty';
  return {
    kind: 'cloze',
    question,
    answer: [asked, back].filter((text) => text !== '').join('\n\n'),
  };
}

/** A back without what it repeats of the front. */
function answerOf(html: string, question: string): string {
  const rule = answerRule.exec(html);
  if (rule === null) return htmlToMarkdown(html);
  const above = htmlToMarkdown(html.slice(0, rule.index));
  const below = htmlToMarkdown(html.slice(rule.index + rule[0].length));
  return above === '' || above === question ? below : [above, below].join('\n\n').trim();
}
