import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** A key of front matter that means something here. Lines count from 1 in the YAML. */
export interface Field {
  readonly key: (typeof knownKeys)[number];
  readonly line: number;
  readonly value: FieldValue;
  /** The value as it can be shown in a message. */
  readonly shown: string;
}

type FieldValue =
  | { readonly type: 'nothing' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'texts'; readonly texts: readonly string[] }
  /** A mapping of names to words, such as `{reverse: on}`. */
  | { readonly type: 'words'; readonly entries: readonly (readonly [string, string])[] }
  /** Numbers, dates, and whatever else is no text. */
  | { readonly type: 'other' };

interface Remark {
  readonly line: number;
  readonly message: string;
}

export type ReadFields =
  | {
      readonly type: 'fields';
      readonly fields: readonly Field[];
      readonly warnings: readonly Remark[];
    }
  | { readonly type: 'no-mapping' }
  | ({ readonly type: 'refused' } & Remark);

const knownKeys = ['deck', 'tags', 'title', 'engram', 'lang', 'language'] as const;

const longest = 64 * 1024;
const deepest = 64;
const mostWarnings = 10;

/**
 * The known keys of YAML front matter, a later one before an earlier one of the same name. It is
 * read as a tree, never turned into an object: no key can be a prototype, and aliases, which grow
 * without bound, are not followed.
 */
export function readFields(yaml: string): ReadFields {
  if (yaml.length > longest) return refused(1, 'the front matter is longer than 64 KB');
  if (nestsTooDeep(yaml)) return refused(1, 'the front matter is nested too deeply');
  const lines = new LineCounter();
  const document = parse(yaml, lines);
  if (document === undefined) return refused(1, 'the front matter cannot be read');
  const [error] = document.errors;
  if (error) {
    return refused(
      lines.linePos(error.pos[0]).line,
      `the front matter is not YAML: ${error.message}`,
    );
  }
  const { contents } = document;
  if (contents === null) return { type: 'fields', fields: [], warnings: [] };
  if (!isMap(contents)) return { type: 'no-mapping' };
  const fields = contents.items.flatMap(({ key, value }): readonly Field[] => {
    const name = isScalar(key) ? knownKey(key.value) : undefined;
    if (name === undefined) return [];
    const at = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    return [
      {
        key: name,
        line: lines.linePos(at).line,
        value: fieldValue(value),
        shown: shown(value, yaml),
      },
    ];
  });
  const warnings = document.warnings.slice(0, mostWarnings).map((warning) => ({
    line: lines.linePos(warning.pos[0]).line,
    message: `the front matter has a type of its own, which is not read: ${warning.message}`,
  }));
  return { type: 'fields', fields, warnings };
}

function parse(yaml: string, lineCounter: LineCounter) {
  try {
    return parseDocument(yaml, {
      schema: 'core',
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
      lineCounter,
    });
  } catch {
    return undefined;
  }
}

/**
 * The parser works by recursion, and a stack that overflows inside a regular expression ends the
 * whole process. So depth is bounded beforehand, by what alone can nest: brackets, the
 * indentation, and indicators that follow one another on a line.
 */
function nestsTooDeep(yaml: string): boolean {
  let depth = 0;
  for (const [bracket] of yaml.matchAll(/[[\]{}]/gu)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return yaml.split('\n').some((line) => {
    const indent = /^[ \t]*/u.exec(line)?.[0].length ?? 0;
    if (indent > deepest && indent < line.length) return true;
    return !/[[{]/u.test(line) && (line.match(/[-?:](?=\s)/gu)?.length ?? 0) > deepest;
  });
}

function knownKey(key: unknown): Field['key'] | undefined {
  const name = typeof key === 'string' ? key.toLowerCase() : undefined;
  return knownKeys.find((known) => known === name);
}

function fieldValue(value: unknown): FieldValue {
  if (value === null || (isScalar(value) && value.value === null)) return { type: 'nothing' };
  const text = textOf(value);
  if (text !== undefined) return { type: 'text', text };
  if (isMap(value)) {
    return {
      type: 'words',
      entries: value.items.map(({ key, value: said }) => [
        isScalar(key) ? String(key.value) : '',
        isScalar(said) ? String(said.value) : '',
      ]),
    };
  }
  if (!isSeq(value)) return { type: 'other' };
  const filled = value.items.filter((item) => !(isScalar(item) && item.value === null));
  const texts = filled.flatMap((item) => textOf(item) ?? []);
  return texts.length === filled.length ? { type: 'texts', texts } : { type: 'other' };
}

/** The text of a node that is one: a date is none, though YAML's core schema has no dates. */
function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || typeof node.value !== 'string') return undefined;
  if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str') return undefined;
  const isDate = node.type === 'PLAIN' && /^\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?$/u.test(node.value);
  return isDate ? undefined : node.value;
}

function shown(value: unknown, yaml: string): string {
  if (isAlias(value)) return 'an alias';
  if (isMap(value)) return 'a mapping';
  if (isSeq(value)) return 'a list';
  if (!isNode(value) || !value.range) return 'nothing';
  const source = yaml.slice(value.range[0], value.range[1]).replace(/\s+/gu, ' ').trim();
  return source.length > 40 ? `${source.slice(0, 39)}…` : source;
}

function refused(line: number, message: string): ReadFields {
  return { type: 'refused', line, message };
}
