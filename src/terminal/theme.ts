import { Chalk, type ChalkInstance } from 'chalk';
import type { ColourLevel } from './colour.ts';
import { type Glyphs, unicodeGlyphs } from './glyphs.ts';

/** Puts style codes around text that is already safe. */
export type Style = (text: string) => string;

/** How the program speaks on one stream: its styles, by what they mean, and its glyphs. */
export interface Theme {
  readonly glyphs: Glyphs;
  readonly strong: Style;
  readonly emphasis: Style;
  /** Struck out: with tildes where there are no style codes, for it changes the meaning. */
  readonly struck: Style;
  /** Code within a sentence: with backticks where there are no style codes. */
  readonly code: Style;
  /** A block of code, which stands apart by its place. */
  readonly codeBlock: Style;
  readonly link: Style;
  readonly heading: Style;
  readonly question: Style;
  /** A name that is looked for: a term, a deck, a command. */
  readonly term: Style;
  /** What may be overlooked. */
  readonly muted: Style;
  /** A key to press. */
  readonly key: Style;
  readonly good: Style;
  readonly bad: Style;
  /** Worth a look, neither good nor bad. */
  readonly notice: Style;
}

/**
 * The styles for a level of colour. Yellow, white, black and dark blue are left out: each vanishes
 * on some background. Every style that carries meaning stands beside a word that says the same.
 */
export function createTheme(level: ColourLevel, glyphs: Glyphs = unicodeGlyphs): Theme {
  const chalk = new Chalk({ level });
  const plain = level === 0;
  return {
    glyphs,
    strong: style(chalk.bold),
    emphasis: style(chalk.italic),
    struck: plain ? (text) => `~~${text}~~` : style(chalk.strikethrough),
    code: plain ? (text) => `\`${text}\`` : style(chalk.magenta),
    codeBlock: style(chalk.magenta),
    link: style(chalk.underline),
    heading: style(chalk.bold.underline),
    question: style(chalk.bold),
    term: style(chalk.bold),
    muted: style(chalk.dim),
    key: style(chalk.bold),
    good: style(chalk.green),
    bad: style(chalk.red),
    notice: style(chalk.magenta),
  };
}

/** One text only: chalk would append any further argument, such as the index that `map` hands on. */
function style(paint: ChalkInstance): Style {
  return (text) => paint(text);
}
