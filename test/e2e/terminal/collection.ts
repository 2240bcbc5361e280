import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type {
  CardDetailJson,
  CardJson,
  CardsJson,
  ImportJson,
  NextJson,
} from '../../../src/contract.ts';
import { onScreen, type Placed, type Screen } from './screen.ts';

const program = fileURLToPath(new URL('../../../bin/engram.js', import.meta.url));

/** Every session of these tests takes place at one instant, so that no midnight falls into it. */
const now = '2026-03-10T12:00:00Z';

/** A home of its own with cards in it, and the built program at work on them. */
export interface Collection {
  readonly env: Readonly<Record<string, string>>;
  /** How a shell starts the program. */
  readonly command: string;
  /** The database. */
  readonly file: string;
  /** Runs the program without a terminal and gives its standard output. */
  engram(...args: readonly string[]): string;
  engramAt(instant: string, ...args: readonly string[]): string;
  cards(): readonly CardJson[];
  card(question: RegExp): CardJson;
  /** The grades of a card, oldest first, without those taken back. */
  grades(question: RegExp): readonly number[];
  next(): NextJson;
  /** Starts the program on a terminal. */
  run(args: readonly string[], placed?: Partial<Placed>): Screen;
  /** Starts a shell script on a terminal. */
  shell(script: string, placed?: Partial<Placed>): Screen;
}

/** A home with the cards of `notes` in it, a note a file; it is gone when the test is over. */
export function collectionOf(notes: Readonly<Record<string, string>>): Collection {
  const folder = mkdtempSync(join(tmpdir(), 'engram-session-'));
  onTestFinished(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    TZ: 'UTC',
    ENGRAM_HOME: join(folder, 'home'),
    ENGRAM_NOW: now,
  };
  const engramAt = (instant: string, ...args: readonly string[]) =>
    execFileSync(process.execPath, [program, ...args], {
      env: { ...env, ENGRAM_NOW: instant },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const engram = (...args: readonly string[]) => engramAt(now, ...args);
  const json = <Document>(...args: readonly string[]): Document =>
    JSON.parse(engram(...args, '--json'));
  const cards = () => json<CardsJson>('cards').cards;
  const asks = (question: RegExp) => {
    const found = imported.find((each) => question.test(each.question));
    if (found === undefined) throw new Error(`No card asks ${question}`);
    return found.id;
  };
  const detail = (question: RegExp) => json<CardDetailJson>('card', asks(question));
  const start = (file: string, args: readonly string[], placed: Partial<Placed> = {}) => {
    const screen = onScreen(file, args, { folder, ...placed, env: { ...env, ...placed.env } });
    onTestFinished(() => screen.remove());
    return screen;
  };
  const files = Object.entries(notes).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const imported = files.length > 0 ? json<ImportJson>('import', ...files).changes : [];
  return {
    env,
    command: `'${process.execPath}' '${program}'`,
    file: join(folder, 'home', 'engram.db'),
    engram,
    engramAt,
    cards,
    card: (question) => detail(question).card,
    grades: (question) =>
      detail(question).history.flatMap((event) =>
        event.type === 'answer' && !event.undone ? [event.grade] : [],
      ),
    next: () => json<NextJson>('next'),
    run: (args, placed) => start(process.execPath, [program, ...args], placed),
    shell: (script, placed) => start('bash', ['-c', script], placed),
  };
}

/** A note with one card for each country, asked in this order. */
export function capitals(...countries: readonly Country[]): Readonly<Record<string, string>> {
  const cards = countries.map(
    (country) => `Q: What is the capital of ${country}?\nA: ${capitalOf[country]}\n`,
  );
  return { 'capitals.md': `# Capitals\n\n${cards.join('\n')}` };
}

export type Country = keyof typeof capitalOf;

const capitalOf = {
  France: 'Paris',
  Norway: 'Oslo',
  Peru: 'Lima',
  Japan: 'Tokyo',
  Kenya: 'Nairobi',
} as const;

/** The country that the screen asks about. */
export async function asked(screen: Screen, ...others: readonly Country[]): Promise<Country> {
  const text = await screen.shows(
    new RegExp(`capital of (?!${['-', ...others].join('|')})[\\s\\S]*shows the answer`),
  );
  const country = Object.keys(capitalOf).find((name) => text.includes(`capital of ${name}?`));
  if (country === undefined) throw new Error(`Which country is this?\n${text}`);
  return country as Country;
}

/** Waits for a card to be asked, and shows its answer. */
export async function turn(screen: Screen, country: Country): Promise<void> {
  await screen.shows(new RegExp(`capital of ${country}\\?[\\s\\S]*shows the answer`));
  screen.type(' ');
  await screen.shows(new RegExp(`${capitalOf[country]}[\\s\\S]*1 Again`));
}

/** Waits for a card to be asked, shows its answer and grades it. */
export async function answer(screen: Screen, country: Country, key: string): Promise<void> {
  await turn(screen, country);
  screen.type(key);
}
