import type { Block } from '../block.ts';
import { plainText } from '../inline.ts';
import { normaliseText } from '../normalise.ts';
import { askDefinition, askProse, askTerm } from '../phrasing.ts';
import { isTopicText } from '../place.ts';
import { namesOf } from '../vocabulary.ts';
import { markdownOf, saysNothing } from './markdown-of.ts';
import type { Asked, Setting } from './shape.ts';
import { readTerm } from './term.ts';

/**
 * The cards of running text: paragraphs that begin with a bold term are cards of that term, and
 * what is left of a section's prose is one card, a definition where it says what the topic is.
 */
export function readProse(blocks: readonly Block[], setting: Setting): readonly Asked[] {
  const cards: Asked[] = [];
  const rest: Block[] = [];
  for (const block of blocks) {
    const term = block.type === 'paragraph' ? readTermParagraph(block, setting) : [];
    if (term.length > 0) cards.push(...term);
    else rest.push(block);
  }
  return [...restOfProse(rest, setting), ...cards];
}

function readTermParagraph(
  block: Extract<Block, { type: 'paragraph' }>,
  { wording, place }: Setting,
): readonly Asked[] {
  const lines = block.text.split('\n');
  if (lines.length > 1 && lines.slice(1).some((text) => /^\s*:\s/u.test(text))) {
    return readDefinitionList(lines, block.line, { wording, place });
  }
  const starts = lines.filter((line) => /^(\*\*|__)/u.test(line.trim())).length;
  // One term to a line; a paragraph that merely holds bold words is prose.
  if (starts === 0 || !/^(\*\*|__)/u.test(block.text.trim())) return [];
  const pieces = block.text.split(/\n(?=\s*(?:\*\*|__))/u);
  let line = block.line;
  const cards: Asked[] = [];
  for (const piece of pieces) {
    const endLine = line + piece.split('\n').length - 1;
    const term = readTerm(piece);
    if (!term || term.description === '') return [];
    cards.push({
      face: {
        kind: 'term',
        question: askTerm(wording, place, term.term, undefined),
        answer: term.description,
      },
      handle: `term:${normaliseText(term.term)}`,
      term: term.term,
      group: `bullet:${line}`,
      line,
      endLine,
    });
    line = endLine + 1;
  }
  return cards;
}

/** Lines that begin with a colon describe the line above them. */
function readDefinitionList(
  lines: readonly string[],
  firstLine: number,
  { wording, place }: Setting,
): readonly Asked[] {
  const cards: Asked[] = [];
  let term: { readonly text: string; readonly line: number } | undefined;
  let description: string[] = [];
  const close = (endLine: number): void => {
    const answer = description.join('\n').trim();
    if (term && answer !== '') {
      cards.push({
        face: { kind: 'term', question: askTerm(wording, place, term.text, undefined), answer },
        handle: `term:${normaliseText(term.text)}`,
        term: term.text,
        group: `bullet:${term.line}`,
        line: term.line,
        endLine,
      });
    }
    description = [];
  };
  lines.forEach((text, index) => {
    const said = /^\s*:\s+(.*)$/u.exec(text)?.[1];
    const isTerm = said === undefined && /^\s*:\s/u.test(lines[index + 1] ?? '');
    if (isTerm) {
      close(firstLine + index - 1);
      term = { text: text.trim(), line: firstLine + index };
    } else description.push(said ?? text);
  });
  close(firstLine + lines.length - 1);
  return cards;
}

function restOfProse(blocks: readonly Block[], setting: Setting): readonly Asked[] {
  const { wording, place } = setting;
  const said = blocks.filter((block) => block.type !== 'paragraph' || !saysNothing(block.text));
  const first = said[0];
  const last = said.at(-1);
  const answer = markdownOf(said).trim();
  if (!first || !last || saysNothing(answer)) return [];
  const text = plainText(answer);
  // A tip under a topic does not say what the topic is.
  const isTopic = isTopicText(place) && first.type === 'paragraph';
  const defines = subjectIn(
    text,
    place.section.type === 'unknown' ? place.section.heading : place.topic,
  );
  const question = isTopic
    ? askDefinition(wording, place.topic, defines === 'many')
    : askProse(wording, place, defines);
  return [
    {
      face: { kind: isTopic ? 'definition' : 'qa', question, answer },
      handle: isTopic ? 'definition' : 'prose',
      group: `prose:${first.line}`,
      line: first.line,
      endLine: last.endLine,
    },
  ];
}

/** Whether a text begins by saying what its subject is ("An AMI is …") or are ("AMIs are …"). */
function subjectIn(text: string, subject: string): 'one' | 'many' | undefined {
  const start = text.slice(0, 160).toLowerCase();
  for (const name of namesOf(subject)) {
    const at = start.indexOf(name);
    if (at < 0 || at > 40) continue;
    const verb =
      /^[^.]{0,60}?\b(is|are|refers to|means|provides|enables|allows|lets|defines|stands for)\b/u.exec(
        start.slice(at + name.length),
      )?.[1];
    if (verb !== undefined) return verb === 'are' ? 'many' : 'one';
  }
  return undefined;
}
