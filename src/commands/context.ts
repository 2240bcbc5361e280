import type { Card } from '../card.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { SectionExtension } from '../config/extend-vocabulary.ts';
import { loadSettings } from '../config/load.ts';
import { dataFile, migrationsFolder, settingsFile } from '../config/paths.ts';
import type { Settings } from '../config/settings.ts';
import type { Day } from '../day.ts';
import { EngramError } from '../errors.ts';
import { jsonText } from '../export/json.ts';
import type { GradeButton } from '../grade.ts';
import type { KindSwitches } from '../notes/notes.ts';
import { previewButtons } from '../schedule/preview.ts';
import { plainRuleBook, type RuleBook } from '../schedule/rules.ts';
import type { Standing } from '../standing.ts';
import type { Stamp } from '../store/events.ts';
import { openStore, type Store } from '../store/store.ts';
import { colourLevel } from '../terminal/colour.ts';
import { glyphsFor } from '../terminal/glyphs.ts';
import type { Io, Stream } from '../terminal/io.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { createTheme, type Theme } from '../terminal/theme.ts';

/** The options that every command takes, as the command line gives them. */
export interface GlobalOptions {
  readonly db?: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** What a command works with: handed in, so that nothing reaches for the world by itself. */
export interface Context {
  readonly io: Io;
  readonly clock: Clock;
  readonly settings: Settings;
  /** Kinds of sections that the person added to the vocabulary. */
  readonly sections: readonly SectionExtension[];
  /** Kinds of cards that the person switched on or off. */
  readonly kinds: KindSwitches;
  /** The language in which questions are worded. */
  readonly language: string;
  readonly json: boolean;
  /** How to write to `io.out`, and to `io.err`. */
  readonly theme: Theme;
  readonly errTheme: Theme;
  /** The rules by which cards are scheduled. */
  readonly rules: RuleBook;
  /** The study day that it is. */
  readonly today: Day;
  /** The database, opened when first asked for. */
  store(): Store;
  /** When something is being done: now. */
  stamp(): Stamp;
  /** Days until the card comes back, by the key that would be pressed now. */
  preview(card: Card, standing: Standing): Readonly<Record<GradeButton, number>>;
  /** Prints a result: the document with `--json`, else the text. */
  print(document: unknown, text: () => string): void;
  /** Says something beside the result: progress, a hint. */
  note(text: string): void;
  close(): void;
}

/** Reads the settings and the clock; opens nothing yet. */
export async function createContext(io: Io, options: GlobalOptions): Promise<Context> {
  const { env } = io;
  // As from a variable of a script that was never set: the person's own database is not meant.
  if (options.db === '') {
    throw new EngramError('usage', 'The option --db names no file.', 'Name one: --db FILE');
  }
  const clock = systemClock(env);
  const { settings, sections, kinds, language, warnings } = await loadSettings({
    file: settingsFile(env),
    env,
  });
  const theme = (stream: Stream): Theme =>
    createTheme(
      colourLevel({ flag: options.color, env, isTerminal: stream.isTerminal }),
      glyphsFor(env),
    );
  const json = options.json === true;
  const rules = plainRuleBook;
  const stamp = (): Stamp => {
    const at = clock.now();
    return {
      at,
      offsetMinutes: clock.offsetMinutes(at),
      day: clock.studyDay(at, settings.dayStartHour),
    };
  };
  let store: Store | undefined;
  const context: Context = {
    io,
    clock,
    settings,
    sections,
    kinds,
    language,
    json,
    theme: theme(io.out),
    errTheme: theme(io.err),
    rules,
    today: clock.studyDay(clock.now(), settings.dayStartHour),
    store: () => {
      store ??= openStore(dataFile(env, options.db), migrationsFolder, rules);
      return store;
    },
    stamp,
    preview: (card, standing) =>
      previewButtons(standing, { cardId: card.id, ...stamp() }, rules.of(card.deck)),
    print: (document, text) => {
      io.out.write(json ? jsonText(document) : `${text().replace(/\n$/u, '')}\n`);
    },
    note: (text) => io.err.write(`${text}\n`),
    close: () => store?.close(),
  };
  for (const warning of warnings) context.note(safeLine(warning));
  return context;
}
