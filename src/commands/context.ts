import type { Card } from '../card.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type DeckSettings, settingsOfDeck } from '../config/deck-settings.ts';
import { loadSettings, type Origin } from '../config/load.ts';
import { dataFile, migrationsFolder, settingsFile } from '../config/paths.ts';
import type { SettingName, Settings } from '../config/settings.ts';
import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import { EngramError } from '../errors.ts';
import { jsonText } from '../export/json.ts';
import type { GradeButton } from '../grade.ts';
import { previewButtons } from '../schedule/preview.ts';
import type { RuleBook } from '../schedule/rules.ts';
import type { Standing } from '../standing.ts';
import type { Stamp } from '../store/events.ts';
import { openStore, type Store } from '../store/store.ts';
import { colourLevel } from '../terminal/colour.ts';
import { glyphsFor } from '../terminal/glyphs.ts';
import type { Io, Stream } from '../terminal/io.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { createTheme, type Theme } from '../terminal/theme.ts';
import { ruleBook } from './rule-book.ts';

/** The options that every command takes, as the command line gives them. */
export interface GlobalOptions {
  readonly db?: string;
  readonly json?: boolean;
  readonly color?: boolean;
  /** Off to do without the settings file. */
  readonly config?: boolean;
}

/** What a command works with: handed in, so that nothing reaches for the world by itself. */
export interface Context {
  readonly io: Io;
  readonly clock: Clock;
  readonly settings: Settings;
  /** What decks have of their own; `settingsOfDeck` says what holds in one. */
  readonly deckSettings: ReadonlyMap<DeckName, DeckSettings>;
  /** Where settings came from that do not have their defaults. */
  readonly origins: ReadonlyMap<SettingName, Origin>;
  readonly json: boolean;
  /** How to write to `io.out`, and to `io.err`. */
  readonly theme: Theme;
  readonly errTheme: Theme;
  /** The rules by which cards are scheduled. */
  readonly rules: RuleBook;
  /** The study day that it is. */
  readonly today: Day;
  /** Where the database is, or will be. */
  readonly databaseFile: string;
  /** The database, opened when first asked for. */
  store(): Store;
  /** The database, where it was opened; undefined else. */
  openedStore(): Store | undefined;
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

/**
 * Reads the settings and the clock; opens nothing yet. A command that is there for `mending` the
 * settings starts whatever their file says.
 */
export async function createContext(
  io: Io,
  options: GlobalOptions,
  mending = false,
): Promise<Context> {
  const { env } = io;
  // As from a variable of a script that was never set: the person's own database is not meant.
  if (options.db === '') {
    throw new EngramError('usage', 'The option --db names no file.', 'Name one: --db FILE');
  }
  const clock = systemClock(env);
  const { settings, deckSettings, origins, warnings } = await load(env, options, mending);
  const theme = (stream: Stream): Theme =>
    createTheme(
      colourLevel({ flag: options.color, env, isTerminal: stream.isTerminal }),
      glyphsFor(env),
    );
  const json = options.json === true;
  const rules = await ruleBook(settings, deckSettings, (deck) =>
    settingsOfDeck({ settings, deckSettings }, deck),
  );
  const stamp = (): Stamp => {
    const at = clock.now();
    return {
      at,
      offsetMinutes: clock.offsetMinutes(at),
      day: clock.studyDay(at, settings.dayStartHour),
    };
  };
  const databaseFile = dataFile(env, options.db);
  let store: Store | undefined;
  const context: Context = {
    io,
    clock,
    settings,
    deckSettings,
    origins,
    json,
    theme: theme(io.out),
    errTheme: theme(io.err),
    rules,
    today: clock.studyDay(clock.now(), settings.dayStartHour),
    databaseFile,
    store: () => {
      store ??= openStore(databaseFile, migrationsFolder, rules);
      return store;
    },
    openedStore: () => store,
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

async function load(env: Io['env'], options: GlobalOptions, mending: boolean) {
  const file = options.config === false ? null : settingsFile(env);
  try {
    return await loadSettings({ file, env });
  } catch (error) {
    const isFile = error instanceof EngramError && error.kind === 'refused-data';
    if (!(mending && isFile)) throw error;
    return await loadSettings({ file: null, env });
  }
}
