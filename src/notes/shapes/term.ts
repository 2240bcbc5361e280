import { plainText, withoutLeadingSigns, wordCount } from '../inline.ts';

/** A term and what is said of it: `- **Elasticity**: scale up or down`. */
export interface Term {
  /** Inline markdown of the term, without the marks that only set it off. */
  readonly term: string;
  /** Markdown; empty where the description stands below the term. */
  readonly description: string;
}

/** A plain term ("Elasticity: …") has at most this many words; more of them are a sentence. */
const mostPlainWords = 7;
const mostMarkedWords = 14;

/** A longer text is no term with its description, but a chapter. */
const longestTerm = 8192;

const separator = String.raw`[ \t]*(?:[:：]|[ \t](?:-{1,3}|–|—|=>|->|→|=)[ \t])`;

const markedTerm = new RegExp(
  // **Term**: text · **Term:** text · **Term** - text · `code`: text · [Term](link): text · [[Term]]: text
  String.raw`^(?<mark>\*\*\*|\*\*|__|\*|_)(?=\S)(?<term>(?:(?!\k<mark>)[^\n])*?[^\s:：])[ \t]*(?<inner>[:：])?\k<mark>(?<sep>${separator})?(?<rest>[\s\S]*)$`,
  'u',
);
const codeTerm = new RegExp(
  String.raw`^(?<term>(?:\x60[^\x60\n]+\x60)(?:(?:\s*(?:,|/|or|and)\s*)\x60[^\x60\n]+\x60)*)(?<sep>${separator})(?<rest>[\s\S]*)$`,
  'u',
);
const linkTerm = new RegExp(
  String.raw`^(?<term>\[\[[^\]\n]+\]\]|\[[^\]\n]+\]\([^)\n]*\))(?<sep>${separator})(?<rest>[\s\S]*)$`,
  'u',
);
const plainTerm =
  /^(?<term>[^\n:：]{1,80}?)(?<sep>[ \t]*[:：](?=\s|$|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})|[ \t]+(?:-{1,3}|–|—|=>|->|→|=)[ \t]+)(?<rest>[\s\S]*)$/u;

/** Reads a term with its description from the start of an item or a paragraph; undefined if there is none. */
export function readTerm(text: string): Term | undefined {
  const bare = withoutLeadingSigns(text);
  if (bare.length > longestTerm) return undefined;
  const read =
    readMarked(bare) ??
    readSeparated(bare, codeTerm) ??
    readSeparated(bare, linkTerm) ??
    readPlain(bare);
  return read && !isRemark(read.term) ? read : undefined;
}

/** "Note:", "e.g.:" and the like open a remark, and name nothing. */
function isRemark(term: string): boolean {
  return /^(?:e\.?g|i\.?e|n\.?b|notes?|warning|important|caution|careful|tip|hint|remember|attention|info|fyi|todo|https?|examples?|for (?:example|instance)|or|and|but|so)\.?$/iu.test(
    plainText(term),
  );
}

function readMarked(text: string): Term | undefined {
  const groups = markedTerm.exec(text)?.groups;
  if (!groups) return undefined;
  const { mark = '', term = '', inner, sep, rest = '' } = groups;
  const isStrong = mark === '**' || mark === '__' || mark === '***';
  const isSetOff = inner !== undefined || sep !== undefined;
  const description = rest.trim();
  // Emphasis that merely begins a sentence is not a term: "*Never* do this", "**Note** that …".
  if (!isSetOff && !(isStrong && describes(rest, term))) return undefined;
  if (wordCount(plainText(term)) > mostMarkedWords || plainText(term) === '') return undefined;
  return { term: term.trim(), description };
}

/** Whether what follows a bold term without a sign is its description. */
function describes(rest: string, term: string): boolean {
  if (rest.trim() === '' || /^\s*\n/u.test(rest)) return true;
  if (!/^\s/u.test(rest)) return false;
  const saysWhat =
    /^\s+(?:is|are|can|has|have|was|were|will|must|may|means|refers|(?!as\b|this\b|its\b|us\b)\p{Ll}{3,}s)\s/u.test(
      rest,
    ) &&
    !/^(?:never|always|only|also|not|no|please|if|when|there|it|this|these|that|you|we)\b/iu.test(
      plainText(term),
    );
  return saysWhat || /^\s+[\p{Lu}(]/u.test(rest);
}

function readSeparated(text: string, pattern: RegExp): Term | undefined {
  const groups = pattern.exec(text)?.groups;
  if (!groups) return undefined;
  return { term: (groups['term'] ?? '').trim(), description: (groups['rest'] ?? '').trim() };
}

function readPlain(text: string): Term | undefined {
  const groups = plainTerm.exec(text)?.groups;
  if (!groups) return undefined;
  const term = (groups['term'] ?? '').trim();
  const description = (groups['rest'] ?? '').trim();
  const plain = plainText(term);
  const isPhrase =
    /^[\p{L}\p{N}`*_"“.(#@$/<-]/u.test(plain) &&
    wordCount(plain) <= mostPlainWords &&
    !/[.!?;](?:\s|$)/u.test(plain);
  // A dash in the middle of a longer sentence joins it; a short front is a term.
  const isDash = !/[:：]/u.test(groups['sep'] ?? '');
  if (!isPhrase || (isDash && wordCount(plain) > 5)) return undefined;
  if (unbalanced(term)) return undefined;
  return { term, description };
}

/** Whether a bracket or a mark opens in the term and closes only after it. */
function unbalanced(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return (
    count(/\(/gu) !== count(/\)/gu) ||
    count(/\[/gu) !== count(/\]/gu) ||
    count(/`/gu) % 2 === 1 ||
    count(/\*\*/gu) % 2 === 1 ||
    count(/["“”]/gu) % 2 === 1
  );
}
