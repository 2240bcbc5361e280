import type { NoteWarning } from '../draft.ts';

/** Something in a note that makes a poor card, or none. */
export interface Finding extends NoteWarning {
  /** What to do about it. */
  readonly fix: string;
}

/** From where on something is too much; each is the most that makes no finding. */
export const limits = {
  /** Words of an answer that is one text. */
  answerWords: 60,
  listItems: 9,
  /** Lists inside lists, the outermost one counted. */
  listDepth: 3,
} as const;

/** How to mend what each rule finds. */
const fixes = {
  'ambiguous-question':
    'Say in the term, or in a heading above it, what sets the two apart; or ask for both in one place.',
  'conflicting-definitions':
    'Keep one of the descriptions, or give the two things names of their own.',
  'long-answer': 'Take it apart into statements or terms, a fact each.',
  'long-list': `Group the items below sub-headings or terms, at most ${limits.listItems} to a group.`,
  'deep-list': 'Make the upper levels headings, or lift the lower ones up.',
  'no-card': 'Write it as a statement in a list, as **Term**: description, or as a paragraph.',
  'no-handle':
    'Give it a name, as in **Term**: description, or put it below a heading that says what it tells.',
  'empty-term': 'Write what the term means, or take it out.',
  'unanswered-question': 'Write the answer below the question, or take the question out.',
  'choice-without-answer':
    'Tick the right option ([x]), or write Answer: and its letter below the options.',
  'copied-anchor': 'Give the copy an id of its own, or none.',
  'open-fence': 'Close the code with a line of the same marks that opened it.',
  'open-comment': 'Close the comment with -->.',
  reordered: 'Take the character out, unless the text is of two directions and needs it.',
  'front-matter': 'Mend the lines between the --- marks at the top of the note.',
  unreadable: 'Take the nesting apart.',
  refused: 'Mend the file; until then none of it is read.',
  'unreadable-file': 'Mend it, or leave it out with an .engramignore file.',
  empty: 'Write something into it, or take it away.',
} as const;

type Rule = keyof typeof fixes;

/** What a rule finds at a place in a note. */
export function finding(rule: Rule, file: string, line: number, message: string): Finding {
  return { file, line, rule, message, fix: fixes[rule] };
}

/** A warning, of reading a file or a note, as a finding. */
export function findingOf(warning: NoteWarning): Finding {
  return { ...warning, fix: isRule(warning.rule) ? fixes[warning.rule] : 'Mend the note there.' };
}

function isRule(text: string): text is Rule {
  return Object.hasOwn(fixes, text);
}
