// What a note holds that ought to be in some card: its facts, each with its line.
import { marked } from 'marked';
import { inlineText, withoutHtml, wordsOf } from './plain-text.mjs';

const referenceHeading =
  /^(?:table of )?contents?$|^toc$|^index$|^(?:additional |useful |external |more )?(?:links?|resources?|references?|reading|sources?|documentation)$|^further (?:reading|resources|information)$|^see also$|^read more$|^bibliography$/iu;
const boilerplateHeading =
  /^(?:licen[cs]e|contribut(?:ing|ors?|ions?)(?: guide(?:lines)?)?|code of conduct|installation|getting started|how to contribute|authors?|acknowledge?ments?|credits|sponsors?|backers|support(?: (?:me|us|this project))?|star history|disclaimer|copyright|changelog)$/iu;
const boilerplateFile =
  /^(?:code_of_conduct|contributing|licen[cs]e|security|changelog|pull_request_template|issue_template|privacy[-_]policy|terms[-_]and[-_]conditions|about[-_]us|question-template)\b/iu;
const saysWhichOption =
  /^\s*(?:the )?(?:correct )?answers?(?: is| are)?\s*[:：]?\s*(?:[A-H](?:[\s,;&.]|and)*)+$/iu;
const genericSummary =
  /^\W*(?:show|answers?|solutions?|details?|see answers?|click.*|expand.*|hints?|toggle.*|view.*|reveal.*)?\W*$/iu;

/** Whether a file belongs to the repository that holds the notes rather than to the notes. */
export function isBoilerplate(fileName) {
  return boilerplateFile.test(fileName);
}

/**
 * The facts of a note, in order: `{ kind, line, text, words, place, cells? }`, with `kind` one of
 * `item`, `row`, `prose`, `question`. `place` is the headings and the item that it stands under.
 */
export function factsOf(markdown) {
  const { body, firstLine } = withoutFrontMatter(
    markdown.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'),
  );
  const facts = [];
  const path = [];
  const hasHeadings = /^#{1,6}\s|^[^\n]+\n(?:=+|-+)\s*$/mu.test(body);
  let skipDepth = 0;

  const add = (kind, line, text, place, more = {}) => {
    const clean = text.replace(/\s+/gu, ' ').trim();
    const words = wordsOf(clean);
    if (skipDepth === 0 && words.length > 0)
      facts.push({ kind, line, text: clean, words, place, ...more });
  };

  const blocks = (tokens, startLine, parents) => {
    let line = startLine;
    tokens.forEach((token, index) => {
      block(token, line + leadingNewlines(token.raw), tokens.slice(index + 1), parents);
      line += newlines(token.raw);
    });
  };

  const block = (token, line, after, parents) => {
    const place = [...path.map(({ text }) => text), ...parents];
    if (token.type === 'heading') return heading(token, line, after);
    if (token.type === 'list') {
      let itemLine = line;
      for (const item of token.items) {
        listItem(item, itemLine, parents);
        itemLine += newlines(item.raw);
      }
    } else if (token.type === 'table') table(token, line, place);
    else if (token.type === 'blockquote') blocks(token.tokens, line, parents);
    else if (token.type === 'paragraph' || token.type === 'text') {
      if (path.length > 0 || !hasHeadings || parents.length > 0)
        paragraph(token, line, after, place);
    } else if (token.type === 'html') summaries(token, line, place);
  };

  const heading = (token, line, after) => {
    const text = headingText(token);
    while (path.length > 0 && path.at(-1).depth >= token.depth) path.pop();
    if (skipDepth > 0 && token.depth <= skipDepth) skipDepth = 0;
    if (skipDepth === 0 && isAside(text)) skipDepth = token.depth;
    path.push({ depth: token.depth, text });
    const content = after.find((next) => next.type !== 'space' && !isComment(next));
    const asks = /[?？]\s*$/u.test(text) || /^<details/iu.test(content?.raw ?? '');
    if (asks && content && content.type !== 'heading' && content.type !== 'hr')
      add(
        'question',
        line,
        withoutNumber(text),
        path.slice(0, -1).map((entry) => entry.text),
      );
  };

  const listItem = (item, line, parents) => {
    const own = item.tokens.find(({ type }) => type !== 'space' && type !== 'checkbox');
    const rest = item.tokens.slice(item.tokens.indexOf(own) + 1);
    const place = [...path.map(({ text }) => text), ...parents];
    if (!own) return;
    if (own.type !== 'text' && own.type !== 'paragraph') {
      if (own.type === 'heading') headingInItem(own, line, rest, place);
      blocks(
        own.type === 'heading' ? rest : item.tokens,
        line + (own.type === 'heading' ? newlines(own.raw) : 0),
        [...parents, own.type === 'heading' ? headingText(own) : ''],
      );
      return;
    }
    const text = withoutLetter(inlineText(own.tokens ?? [own]));
    if (!isLinkOnly(own) && !isReferenceItem(own, text))
      add('item', line, text, place, { raw: own.raw });
    const before = item.tokens.slice(0, item.tokens.indexOf(own) + 1);
    const offset = before.reduce((sum, token) => sum + newlines(token.raw), 0);
    blocks(rest, line + offset, [...parents, text]);
  };

  const headingInItem = (token, line, rest, place) => {
    const text = headingText(token);
    if (rest.some(({ type }) => type !== 'space'))
      add('question', line, withoutNumber(text), place);
  };

  const table = (token, line, place) => {
    token.rows.forEach((row, index) => {
      const cells = row.map((cell) => ({
        text: inlineText(cell.tokens),
        said: inlineText(cell.tokens, { links: false }),
      }));
      const said = cells.filter(({ said }) => wordsOf(said).some((word) => !/^\d+$/u.test(word)));
      if (said.length === 0) return;
      const words = cells.map(({ text }) => wordsOf(text)).filter((found) => found.length > 0);
      if (words.length === 0) return;
      add('row', line + 2 + index, cells.map(({ text }) => text).join(' | '), place, {
        cells: words,
      });
    });
  };

  const paragraph = (token, line, after, place) => {
    if (isLinkOnly(token)) return;
    const text = inlineText(token.tokens ?? [token]).trim();
    const isBold = token.tokens
      ?.filter((part) => part.raw.trim() !== '')
      .every(({ type }) => type === 'strong');
    if (isBold) {
      if (/[?？]$/u.test(text)) add('question', line, withoutNumber(text), place);
      return;
    }
    const next = after.find(({ type }) => type !== 'space');
    // A sentence that only introduces what follows is not a fact of its own.
    if (/[:：]$/u.test(text) && next && next.type !== 'heading') return;
    if (saysWhichOption.test(text) || /^\[\^[^\]]+\]:/u.test(text) || isBackLink(text)) return;
    if (/^<details/iu.test(next?.raw ?? '') && !/[.。]$/u.test(text)) {
      add('question', line, withoutNumber(text), place);
      return;
    }
    add('prose', line, text, place);
  };

  const summaries = (token, line, place) => {
    for (const found of token.raw.matchAll(/<summary[^>]*>([\s\S]*?)<\/summary>/giu)) {
      const text = withoutHtml(found[1] ?? '').trim();
      if (genericSummary.test(text)) continue;
      add('question', line + newlines(token.raw.slice(0, found.index)), withoutNumber(text), place);
    }
  };

  blocks(marked.lexer(body), firstLine, []);
  return facts;
}

function isAside(heading) {
  const text = heading.replace(/[^\p{L}\p{N} ]/gu, '').trim();
  return referenceHeading.test(text) || boilerplateHeading.test(text);
}

function isLinkOnly(token) {
  const said = inlineText(token.tokens ?? [token], { links: false });
  if (wordsOf(said).length === 0) return true;
  // A path through a site that ends in a link: "Docs > Tasks > [Page](…)".
  return (
    /^\s*[^.>]+(?:>[^.>]*)+$/u.test(said) &&
    (token.tokens ?? []).some(({ type }) => type === 'link')
  );
}

function isReferenceItem(token, text) {
  return /^https?:\/\/\S+$/u.test(text.trim()) || isBackLink(text) || token.raw.trim() === '';
}

function isBackLink(text) {
  return /^\W*(?:back to (?:the )?top|top)\W*$/iu.test(text);
}

function isComment(token) {
  return (
    token.type === 'html' && withoutHtml(token.raw).trim() === '' && !/<details/iu.test(token.raw)
  );
}

function headingText(token) {
  return inlineText(token.tokens).replace(/\s+/gu, ' ').trim();
}

/** "Q12. What …?" and "3) What …?" ask what stands after the number. */
function withoutNumber(text) {
  return text.replace(/^\s*(?:Q(?:uestion)?\s*\d*\s*[.:)]?|\d+[.)])\s+/iu, '');
}

/** "A. An option" is the option. */
function withoutLetter(text) {
  return text.replace(/^\s*\(?[A-Ha-h][.)]\s+/u, '');
}

function withoutFrontMatter(text) {
  const found = /^---[ \t]*\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/u.exec(text);
  if (!found) return { body: text, firstLine: 1 };
  return { body: text.slice(found[0].length), firstLine: 1 + newlines(found[0]) };
}

function newlines(text) {
  let count = 0;
  for (const letter of text) if (letter === '\n') count += 1;
  return count;
}

function leadingNewlines(text) {
  return newlines(/^\s*/u.exec(text)?.[0] ?? '');
}
