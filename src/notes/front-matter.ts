import { type CardKind, cardKinds } from '../card.ts';
import { type DeckName, deckName } from '../deck.ts';
import { cleanName } from '../name.ts';
import type { NoteWarning } from './draft.ts';
import { type Field, readFields } from './front-matter-fields.ts';
import type { KindSwitches } from './notes.ts';

/** What a note says about itself at its top. */
interface NoteSettings {
  readonly deck: DeckName | undefined;
  readonly tags: readonly string[];
  readonly title: string | undefined;
  /** The language that the note says it is in, as two or three letters: `lang: es`. */
  readonly language: string | undefined;
  /** The author wants no cards from this note: `engram: off`. */
  readonly off: boolean;
  /** Kinds of cards that the author turns on or off: `engram: {reverse: on}`. */
  readonly kinds: KindSwitches;
}

/** A warning of a note whose file the reader of the file knows. */
type FrontMatterWarning = Omit<NoteWarning, 'file'>;

export interface FrontMatter {
  /** The note without its front matter. */
  readonly markdown: string;
  /** The number, in the file, of the first line of `markdown`. */
  readonly firstLine: number;
  readonly settings: NoteSettings;
  readonly warnings: readonly FrontMatterWarning[];
}

const noSettings: NoteSettings = {
  deck: undefined,
  tags: [],
  title: undefined,
  language: undefined,
  off: false,
  kinds: {},
};

/**
 * Takes the front matter off a note with `\n` line ends: YAML between `---` on the first line and
 * `---` or `...`. A first line `---` with nothing like YAML after it is a rule, and text. Keys
 * other than `deck`, `tags`, `title` and `engram` belong to other programs. Nothing in the front
 * matter is ever run, and whatever it holds, this never throws.
 */
export function readFrontMatter(text: string): FrontMatter {
  const [opening = ''] = text.split('\n', 1);
  const [, fence = '', language = ''] = /^(---|\+\+\+)\s*([A-Za-z]*)\s*$/u.exec(opening) ?? [];
  if (fence === '') return asText(text);
  if (fence === '+++') return withoutToml(text);
  if (language !== '' && !/^ya?ml$/iu.test(language)) {
    return asText(text, `front matter in ${language} is not read, only YAML; it is taken as text`);
  }
  return withoutYaml(text, opening.length + 1);
}

function withoutYaml(text: string, start: number): FrontMatter {
  const end = closing(text, start, /^(?:---|\.\.\.)[^\S\n]*$/gmu);
  if (end === undefined) {
    if (!startsWithKey(text.slice(start))) return asText(text);
    return asText(text, 'the front matter is never closed: add a line --- after it');
  }
  const yaml = text.slice(start, end.from);
  const read = readFields(yaml);
  switch (read.type) {
    case 'no-mapping':
      return asText(text);
    case 'refused': {
      // Of a rule, or of front matter that a later rule seems to close, nothing may be lost.
      if (!startsWithKey(yaml)) return asText(text);
      const warning = { ...read, line: read.line + 1 };
      return /^#{1,6}\s/mu.test(yaml)
        ? asText(text, `${read.message}; it is taken as text`, warning.line)
        : without(text, end.to, noSettings, [warningAt(warning.line, read.message)]);
    }
    case 'fields': {
      const warnings = read.warnings.map(({ line, message }) => warningAt(line + 1, message));
      const settings = settingsOf(read.fields, (field, wanted) => {
        warnings.push(
          warningAt(field.line + 1, `${field.key} is ${field.shown}, wanted ${wanted}`),
        );
      });
      return without(text, end.to, settings, warnings);
    }
  }
}

/** TOML between `+++` lines, as Hugo has it: nothing that anyone studies. */
function withoutToml(text: string): FrontMatter {
  const end = closing(text, 4, /^\+\+\+[^\S\n]*$/gmu);
  if (end === undefined) return asText(text);
  const message = 'front matter in TOML is not read, only YAML: its deck and tags have no effect';
  return without(text, end.to, noSettings, [warningAt(1, message)]);
}

function settingsOf(
  fields: readonly Field[],
  refuse: (field: Field, wanted: string) => void,
): NoteSettings {
  let settings = noSettings;
  for (const field of fields) {
    if (field.value.type === 'nothing') continue;
    const { value } = field;
    switch (field.key) {
      case 'deck': {
        const deck = value.type === 'text' ? deckName(value.text) : undefined;
        if (deck === undefined) refuse(field, 'a name: put it in quotes');
        else settings = { ...settings, deck };
        break;
      }
      case 'tags':
        if (value.type === 'text')
          settings = { ...settings, tags: tagsOf(value.text.split(/[\s,]+/u)) };
        else if (value.type === 'texts') settings = { ...settings, tags: tagsOf(value.texts) };
        else
          refuse(field, 'words, or a list of nothing but words: put numbers and dates in quotes');
        break;
      case 'title':
        if (value.type === 'text')
          settings = { ...settings, title: cleanName(value.text) || undefined };
        break;
      case 'lang':
      case 'language': {
        const said = value.type === 'text' ? value.text.trim().toLowerCase() : '';
        const language = /^([a-z]{2,3})(?:[-_][a-z0-9]+)*$/u.exec(said)?.[1];
        if (language !== undefined) settings = { ...settings, language };
        break;
      }
      case 'engram': {
        if (value.type === 'words') {
          const kinds = kindsOf(value.entries);
          if (kinds) settings = { ...settings, kinds };
          else refuse(field, `kinds of cards, each on or off: ${cardKinds.join(', ')}`);
          break;
        }
        const said = value.type === 'text' ? value.text.trim().toLowerCase() : field.shown;
        if (said === 'off' || said === 'false') settings = { ...settings, off: true };
        else if (said !== 'on' && said !== 'true') refuse(field, 'on or off');
        break;
      }
    }
  }
  return settings;
}

function kindsOf(entries: readonly (readonly [string, string])[]): KindSwitches | undefined {
  const kinds: Partial<Record<CardKind, boolean>> = {};
  for (const [name, word] of entries) {
    const kind = cardKinds.find((known) => known === name.toLowerCase());
    const isOn = /^(?:on|true|yes)$/iu.test(word);
    if (kind === undefined || !(isOn || /^(?:off|false|no)$/iu.test(word))) return undefined;
    kinds[kind] = isOn;
  }
  return kinds;
}

function tagsOf(words: readonly string[]): readonly string[] {
  const tags = words.map((word) => cleanName(cleanName(word).replace(/^#+/u, '')));
  return [...new Set(tags)].filter((tag) => tag !== '');
}

function startsWithKey(yaml: string): boolean {
  const first = yaml.split('\n', 20).find((line) => line.trim() !== '');
  return first !== undefined && /^["']?[\p{L}\p{N}_][^\s:"']*["']?\s*:(?:\s|$)/u.test(first);
}

/** The line that closes front matter: from where, and where the line after it begins. */
function closing(
  text: string,
  start: number,
  line: RegExp,
): { readonly from: number; readonly to: number } | undefined {
  line.lastIndex = start;
  const found = line.exec(text);
  if (found === null) return undefined;
  return { from: found.index, to: found.index + found[0].length + 1 };
}

function without(
  text: string,
  end: number,
  settings: NoteSettings,
  warnings: readonly FrontMatterWarning[],
): FrontMatter {
  const lines = text.slice(0, end).split('\n').length;
  const firstLine = end > text.length ? lines + 1 : lines;
  return { markdown: text.slice(end), firstLine, settings, warnings };
}

function asText(text: string, message?: string, line = 1): FrontMatter {
  const warnings = message === undefined ? [] : [warningAt(line, message)];
  return { markdown: text, firstLine: 1, settings: noSettings, warnings };
}

function warningAt(line: number, message: string): FrontMatterWarning {
  return { line, rule: 'front-matter', message };
}
