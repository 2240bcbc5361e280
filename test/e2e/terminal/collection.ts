import { onTestFinished } from 'vitest';
import {
  type CardJson,
  cardDetailSchema,
  cardsSchema,
  importSchema,
  nextSchema,
} from '../../../src/contract.ts';
import { newProgram, type Program, startFile } from '../program.ts';
import { onScreen, type Placed, type Screen } from './screen.ts';

/** Every session of these tests takes place at one instant, so that no midnight falls into it. */
const now = '2026-03-10T12:00:00Z';

/** A home of its own with cards in it, and the built program at work on them. */
export interface Collection {
  readonly program: Program;
  /** How a shell starts the program. */
  readonly command: string;
  cards(): Promise<readonly CardJson[]>;
  card(question: RegExp): Promise<CardJson>;
  /** The grades of a card, oldest first, without those taken back. */
  grades(question: RegExp): Promise<readonly number[]>;
  /** The question that a review would ask now. */
  next(): Promise<string | undefined>;
  /** Records an answer without a terminal. */
  answer(question: RegExp, grade: string, at?: string): Promise<void>;
  /** Starts the program on a terminal. */
  run(args: readonly string[], placed?: Partial<Placed>): Screen;
  /** Starts a shell script on a terminal. */
  shell(script: string, placed?: Partial<Placed>): Screen;
}

/** A home with the cards of `notes` in it, a note a file; it is gone when the test is over. */
export async function collectionOf(
  notes: Readonly<Record<string, string | Uint8Array>>,
): Promise<Collection> {
  const program = newProgram().at(now);
  const files = Object.entries(notes).map(([name, text]) => program.note(name, text));
  const imported =
    files.length > 0 ? (await program.json(importSchema, 'import', ...files)).changes : [];
  const asks = (question: RegExp): string => {
    const found = imported.find((each) => question.test(each.question));
    if (found === undefined) throw new Error(`No card asks ${question}`);
    return found.id;
  };
  const detail = (question: RegExp) => program.json(cardDetailSchema, 'card', asks(question));
  const start = (file: string, args: readonly string[], placed: Partial<Placed> = {}) => {
    const env = { ...program.env, TERM: 'xterm-256color', ...placed.env };
    const screen = onScreen(file, args, { folder: program.folder, ...placed, env });
    onTestFinished(() => screen.remove());
    return screen;
  };
  return {
    program,
    command: `'${process.execPath}' '${startFile}'`,
    cards: async () => (await program.json(cardsSchema, 'cards')).cards,
    card: async (question) => (await detail(question)).card,
    grades: async (question) =>
      (await detail(question)).history.flatMap((event) =>
        event.type === 'answer' && !event.undone ? [event.grade] : [],
      ),
    next: async () => (await program.json(nextSchema, 'next')).card?.question,
    answer: async (question, grade, at = now) => {
      await program.at(at).ok('answer', asks(question), grade);
    },
    run: (args, placed) => start(process.execPath, [startFile, ...args], placed),
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
