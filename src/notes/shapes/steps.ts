import type { Block, Item } from '../block.ts';
import { plainText } from '../inline.ts';
import { mentions, mentionsAny, normaliseText } from '../normalise.ts';
import { askNext, askOrder } from '../phrasing.ts';
import { itemBody, itemSaysNothing } from './markdown-of.ts';
import { type Asked, mostItems, type Setting } from './shape.ts';
import { readTerm } from './term.ts';

type ListBlock = Extract<Block, { type: 'list' }>;

const processWords =
  /\b(?:lifecycle|life cycle|steps?|workflow|process|procedure|stages?|phases?|sequence|in order|how to|to do so|as follows|follow these|flow|installation|set ?up)\b/iu;

/** Whether the order of a numbered list matters: its section, heading or introduction says so. */
export function isSequence(list: ListBlock, setting: Setting, lead: string | undefined): boolean {
  if (!list.ordered || list.items.length < 2) return false;
  const { section } = setting.place;
  if (section.type === 'known') return section.known.section.ordered;
  const said = [
    section.type === 'unknown' ? section.heading : setting.place.topic,
    lead ?? '',
  ].join(' ');
  if (processWords.test(said)) return true;
  const { verbs } = setting.wording.vocabulary;
  const instructions = list.items.filter((item) =>
    verbs.has((plainText(item.text).split(/\s/u)[0] ?? '').toLowerCase()),
  );
  return instructions.length * 2 > list.items.length;
}

/**
 * The order cards of a sequence: all of it, while it is short enough to recite, and for each step
 * the one that follows it.
 */
export function readSteps(list: ListBlock, setting: Setting): readonly Asked[] {
  const items = list.items.filter((item) => !itemSaysNothing(item));
  const steps = items.map(stepName);
  if (steps.length < 2) return [];
  const group = `list:${list.line}`;
  return [...overview(list, steps, setting, group), ...transitions(items, steps, setting, group)];
}

function overview(
  list: ListBlock,
  steps: readonly string[],
  { wording, place }: Setting,
  group: string,
): readonly Asked[] {
  if (steps.length > mostItems) return [];
  const question = askOrder(wording, place, steps.length);
  if (mentionsAny(question, steps)) return [];
  const answer = steps
    .map((step, index) => `${index + 1}. ${step.split('\n').join('\n   ')}`)
    .join('\n');
  return [
    {
      face: { kind: 'order', question, answer, items: steps },
      handle: 'order:all',
      group,
      line: list.line,
      endLine: list.endLine,
    },
  ];
}

function transitions(
  items: readonly Item[],
  steps: readonly string[],
  { wording, place }: Setting,
  group: string,
): readonly Asked[] {
  const cards: Asked[] = [];
  const times = new Map<string, number>();
  for (const step of steps) times.set(step, (times.get(step) ?? 0) + 1);
  for (let index = 1; index < steps.length; index += 1) {
    const previous = steps[index - 1] ?? '';
    const step = steps[index] ?? '';
    const item = items[index];
    const question = askNext(wording, place, firstLine(previous));
    // A step that is named in the question, or that occurs twice, cannot be asked for this way.
    const isClear = !mentions(question, step) && times.get(previous) === 1;
    if (!item || !isClear) continue;
    cards.push({
      face: { kind: 'order', question, answer: step, items: [step] },
      handle: `order:after:${normaliseText(previous)}`,
      group,
      line: item.line,
      endLine: item.endLine,
    });
  }
  return cards;
}

/** The name of a step: its term where it has one, else all that it says. */
function stepName(item: Item): string {
  const term = readTerm(item.text);
  return term ? plainText(term.term) : itemBody(item);
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/[.:：]\s*$/u, '');
}
