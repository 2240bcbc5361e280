import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import type { PlainAct } from './commands/act.ts';
import type { Context, GlobalOptions } from './commands/context.ts';
import { packageRoot } from './config/paths.ts';
import { EngramError, exitStatus, type FailureKind } from './errors.ts';
import type { Io } from './terminal/io.ts';
import { processIo } from './terminal/streams.ts';

/**
 * What a command's file exports: it reads its options, does its work, and prints. It gives the
 * kind of failure that its printed result amounts to, if it is one.
 */
type Run = (
  context: Context,
  args: readonly string[],
  options: unknown,
) => Promise<Outcome> | Outcome;

// biome-ignore lint/suspicious/noConfusingVoidType: most commands give nothing back
type Outcome = FailureKind | undefined | void;

/** Runs the program with the arguments of its command line, and sets the exit status. */
export async function main(args: readonly string[]): Promise<void> {
  const io = processIo();
  const status = await run(args, io);
  // A status set meanwhile, by a stream that failed, stays.
  if (status !== 0 || process.exitCode === undefined) process.exitCode = status;
}

/** Runs the program against the given streams; gives the exit status. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const end = args.indexOf('--');
  const json = args.slice(0, end < 0 ? undefined : end).includes('--json');
  const { env } = io;
  let status = 0;
  const called = withCommand(args);
  const program = commandLine(io, calledIn(called), async (load, operands, options, mending) => {
    const { createContext } = await import('./commands/context.ts');
    const context = await createContext(io, options as GlobalOptions, mending);
    try {
      const failure = await (await load())(context, operands, options);
      if (failure) status = exitStatus[failure];
      if (context.openedStore() !== undefined) {
        const { backUpDaily } = await import('./commands/backups.ts');
        backUpDaily(context);
      }
    } catch (error) {
      if (!(error instanceof EngramError) || error.kind !== 'refused-data') throw error;
      const { offerBackup } = await import('./commands/offer-backup.ts');
      throw await offerBackup(error, context);
    } finally {
      context.close();
    }
  });
  try {
    await program.parseAsync(called, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = asFailure(error, helpOf(program, args));
    if (failure.kind === 'interrupted') return exitStatus.interrupted;
    const { printFailure } = await import('./commands/failure.ts');
    printFailure(io, failure, { json, debug: Boolean(env['ENGRAM_DEBUG']) });
    return exitStatus[failure.kind];
  }
}

/** Without a command, today at a glance is what is asked for. */
function withCommand(args: readonly string[]): string[] {
  // Commander's own `help` looks at one name only, and so would not reach `config set`.
  if (args[0] === 'help' && args.length > 2) return [...args.slice(1), '--help'];
  const general = args.some((arg) => ['-h', '--help', '-V', '--version'].includes(arg));
  return calledIn(args) !== undefined || general ? [...args] : ['status', ...args];
}

/** The name in the place of the command. */
function calledIn(args: readonly string[]): string | undefined {
  return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--db');
}

/** Gathers the values of an option that can be given again. */
function another(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Every command there is, each loaded when it is called; only the called one, if that is known. */
function commandLine(
  io: Io,
  called: string | undefined,
  call: (
    load: () => Promise<Run>,
    args: readonly string[],
    options: unknown,
    mending: boolean,
  ) => Promise<void>,
): Command {
  const program = new Command('engram');
  const version = (): string => {
    const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest && 'version' in manifest
      ? String(manifest.version)
      : '';
  };
  const does =
    (load: () => Promise<{ run: Run }>, { mending = false } = {}) =>
    async (...received: unknown[]): Promise<void> => {
      const command = received.at(-1);
      if (!(command instanceof Command)) return;
      await call(async () => (await load()).run, command.args, command.optsWithGlobals(), mending);
    };

  const acts = (name: PlainAct, description: string) => (command: Command) =>
    command
      .description(description)
      .argument('<id...>', 'cards, by the beginning of their ids')
      .action(does(async () => ({ run: (await import('./commands/act.ts')).act(name) })));

  program
    .description('Your notes, remembered: cards from markdown notes, reviewed when they are due.')
    .version(version(), '-V, --version')
    .option('--db <file>', 'the database to use')
    .option('--json', 'print one JSON document')
    .option('--color', 'use colour, whatever the output is')
    .option('--no-color', 'use no colour')
    .option('--no-config', 'do without the settings file')
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(100, io.out.columns),
      getOutHasColors: () => false,
    })
    .addHelpText(
      'after',
      '\nA first session:\n  engram import ~/notes\n  engram review\n\nHelp on one command: engram help review',
    );

  const commands: Readonly<Record<string, (command: Command) => unknown>> = {
    status: (command) =>
      command
        .description('today at a glance (also without a command)')
        .action(does(() => import('./commands/status.ts'))),
    start: (command) =>
      command
        .description('import notes (without a path: the sample notes) and begin the review')
        .argument('[path...]', 'notes: files or folders')
        .action(does(() => import('./commands/start.ts'))),
    import: (command) =>
      command
        .description('turn notes into cards, and bring earlier imports up to date')
        .argument('<path...>', 'files, folders, packages of Anki (.apkg), or - for standard input')
        .option('--dry-run', 'show what would change, and change nothing')
        .option('--force', 'retire cards without asking')
        .option('--deck <name>', 'the deck of the cards')
        .option('--watch', 'import again whenever notes are saved, until Ctrl-C')
        .action(does(() => import('./commands/import.ts'))),
    lint: (command) =>
      command
        .description('what in the notes makes poor cards, and how to mend it')
        .argument('<path...>', 'files, folders, or - for standard input')
        .option('--strict', 'end with status 1 when there are findings')
        .action(does(() => import('./commands/lint.ts'))),
    review: (command) =>
      command
        .description('the daily session')
        .argument('[deck...]', 'only these decks')
        .option('--limit <n>', 'at most this many cards')
        .option('--new <n>', 'at most this many new cards today')
        .option('--cram', 'practise apart from the schedule, the hardest cards first')
        .option('--section <text>', 'only cards below a heading with this in it')
        .option('--typed', 'type the answers')
        .option('--minutes <n>', 'end with the card that is on the screen after this many minutes')
        .option('--plain', 'line after line, for screen readers and terminals that only print')
        .action(does(() => import('./commands/review/review.ts'))),
    quiz: (command) =>
      command
        .description('a mock exam: multiple choice made from the cards; changes no schedule')
        .argument('[deck...]', 'only these decks')
        .option('--count <n>', 'how many questions', '20')
        .option('--minutes <n>', 'how long it may take')
        .option('--seed <n>', 'the exam of this number: the same cards give the same one')
        .option('--record', 'record each answer as one of the schedule: Good or Again')
        .option('--plain', 'line by line, with nothing drawn: for screen readers')
        .action(does(() => import('./commands/quiz.ts'))),
    next: (command) =>
      command
        .description('the card that a review would show now')
        .argument('[deck...]', 'only these decks')
        .action(does(() => import('./commands/next.ts'))),
    answer: (command) =>
      command
        .description('record an answer without a terminal')
        .argument('<id>', 'the card, by the beginning of its id')
        .argument('<grade>', '0 to 5, or again, hard, good, easy')
        .option('--ms <n>', 'how long the answer took, in milliseconds')
        .action(does(() => import('./commands/answer.ts'))),
    undo: (command) =>
      command
        .description('take back the latest answer or other act; again and again')
        .action(does(() => import('./commands/undo.ts'))),
    suspend: acts('suspend', 'show cards no more until they are resumed'),
    resume: acts('resume', 'show suspended cards again'),
    bury: acts('bury', 'put cards off until tomorrow'),
    reset: acts('reset', 'start cards over as new; their history stays'),
    flag: (command) =>
      command
        .description('mark cards to look at again, with a word why; --off takes the mark away')
        .argument('<id...>', 'cards, by the beginning of their ids')
        .option('--reason <text>', 'why')
        .option('--off', 'take the flag away')
        .action(does(async () => ({ run: (await import('./commands/act.ts')).flag }))),
    cards: (command) =>
      command
        .description('list and search cards')
        .argument('[query]', 'text that the question or the answer contains')
        .option('--deck <name>', 'only this deck and those inside it')
        .addOption(new Option('--state <state>', 'only cards in this state'))
        .addOption(new Option('--kind <kind>', 'only cards of this kind'))
        .option('--retired', 'also cards that are no longer in the notes')
        .action(does(() => import('./commands/cards.ts'))),
    card: (command) =>
      command
        .description('one card, its source and its whole history')
        .argument('<id>', 'the card, by the beginning of its id')
        .action(does(() => import('./commands/card.ts'))),
    decks: (command) =>
      command
        .description('the tree of decks, with all that is due and new, whatever today holds of it')
        .action(does(() => import('./commands/decks.ts'))),
    stats: (command) =>
      command
        .description('progress: activity, retention, forecast, maturity, time, what is hardest')
        .argument('[deck...]', 'only these decks')
        .option('--tag <name>', 'only cards with this tag; can be given again', another)
        .option(
          '--section <text>',
          'only cards below a heading with this in it; can be given again',
          another,
        )
        .option('--days <n>', 'how many days of activity and time', '365')
        .option('--explain', 'say what each figure means')
        .action(does(() => import('./commands/stats.ts'))),
    simulate: (command) =>
      command
        .description('reviews a day and recall in the days to come, as a model of memory has them')
        .argument('[deck...]', 'only these decks')
        .option('--new <n>', 'new cards a day; those of the settings when not given')
        .option('--retention <share>', 'with FSRS and this desired retention, 0.70 to 0.97')
        .option('--days <n>', 'how many days, up to 3650', '90')
        .option('--seed <n>', 'chance is made from it: the same seed gives the same days', '1')
        .action(does(() => import('./commands/simulate.ts'))),
    plan: (command) =>
      command
        .description('the pace that brings all new cards in time for an exam')
        .argument('[deck...]', 'only these decks')
        .requiredOption('--exam <date>', 'the day of the exam, as 2026-06-30')
        .option('--new <n>', 'new cards a day; those of the settings when not given')
        .action(does(() => import('./commands/plan.ts'))),
    export: (command) =>
      command
        .description('write statistics, cards or the review log to a file or to standard output')
        .argument('<what>', 'stats, cards or reviews')
        .argument('[deck...]', 'stats, cards: only of these decks and those inside them')
        .option(
          '--format <format>',
          'json or csv; md too, but not for reviews; html for stats; apkg (Anki) for cards',
          'json',
        )
        .option('-o, --output <file>', 'the file to write; - is standard output')
        .option('--force', 'overwrite an existing file')
        .option('--days <n>', 'stats: how many days of activity and time, 365 when not given')
        .option('--deck <name>', 'stats, cards: only of this deck and those inside it', another)
        .option('--tag <name>', 'stats: only of cards with this tag', another)
        .option('--section <text>', 'stats: only of cards below a heading with this in it', another)
        .option('--retired', 'cards: also those that are no longer in the notes')
        .option('--open', 'stats: show the page (html) in the browser')
        .action(does(() => import('./commands/export.ts'))),
    'import-reviews': (command) =>
      command
        .description(
          'bring in a review log (CSV or JSON): the answers of another program, or machine',
        )
        .argument('<file>', 'the log')
        .action(does(() => import('./commands/import-reviews.ts'))),
    backup: (command) =>
      command
        .description('make a backup: into the folder beside the database, or to a file')
        .argument('[file]', 'the file to write; compressed when it ends in .gz')
        .option('--list', 'show the backups that there are, and make none')
        .option('--force', 'overwrite an existing file')
        .action(does(() => import('./commands/backup.ts'))),
    restore: (command) =>
      command
        .description('put a backup in the place of the database; what it replaces is kept')
        .argument('<file>', 'a file, the name of a backup, or: latest')
        .option('--force', 'restore without asking')
        .action(does(() => import('./commands/restore.ts'))),
    config: (command) => {
      command
        .description('the settings: what they are, where they come from, what they mean')
        .allowExcessArguments()
        .action(does(() => import('./commands/config/list.ts')));
      command
        .command('list')
        .description('every setting, and what decks have of their own (also without a command)')
        .action(does(() => import('./commands/config/list.ts')));
      command
        .command('get')
        .description('the value of a setting')
        .argument('<name>', 'the setting')
        .option('--deck <name>', 'as it holds in this deck')
        .action(does(() => import('./commands/config/get.ts')));
      command
        .command('set')
        .description('write a setting to the file')
        .argument('<name>', 'the setting')
        .argument('<value...>', 'its value; a list as 1,10 or 1 10')
        .option('--deck <name>', 'for this deck and those inside it')
        .option('--force', 'schedule anew without asking, where the setting asks for it')
        .action(does(() => import('./commands/config/set.ts'), { mending: true }));
      command
        .command('unset')
        .description('take a setting out of the file, so that its default holds')
        .argument('<name>', 'the setting')
        .option('--deck <name>', 'of this deck')
        .option('--force', 'schedule anew without asking, where the setting asks for it')
        .action(does(() => import('./commands/config/unset.ts'), { mending: true }));
      command
        .command('edit')
        .description('open the file in an editor ($VISUAL, $EDITOR), and check it afterwards')
        .action(does(() => import('./commands/config/edit.ts'), { mending: true }));
    },
    evaluate: (command) =>
      command
        .description('how well SM-2, FSRS and plain averages foretell your own answers')
        .action(does(() => import('./commands/evaluate.ts'))),
    optimize: (command) =>
      command
        .description('fit FSRS to your answers, and adopt that if it foretells them better')
        .option('--dry-run', 'say how much better it is, and change nothing')
        .action(does(() => import('./commands/optimize.ts'))),
    doctor: (command) =>
      command
        .description(
          'check the database, and that schedules and counts are what the history adds up to',
        )
        .option('--repair', 'make schedules and counts again from the history')
        .action(does(() => import('./commands/doctor.ts'))),
  };
  const all = Object.keys(commands);
  // The others cost every call some milliseconds; only help and a wrong name ask for them.
  for (const name of called !== undefined && all.includes(called) ? [called] : all) {
    commands[name]?.(program.command(name));
  }
  return program;
}

/** Where the call is explained: in the help of its command, if it names one. */
function helpOf(program: Command, args: readonly string[]): string {
  const names = new Set(program.commands.map((command) => command.name()));
  const name = args.find((arg) => names.has(arg));
  return name === undefined ? 'See engram --help.' : `See engram help ${name}.`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/u.test(text) ? '' : '.'}`;
}

/** Any error as a failure that can be told: what commander refuses is a wrong call. */
function asFailure(error: unknown, help: string): EngramError {
  if (error instanceof EngramError) return error;
  if (error instanceof CommanderError) {
    if (error.code === 'commander.help') {
      return new EngramError('usage', 'There is no help on that: it is no command.', help, error);
    }
    const message = error.message.replace(/^error: /u, '').split('\n')[0] ?? '';
    const suggestion = /\(Did you mean .*\?\)/u.exec(error.message)?.[0].slice(1, -1);
    return new EngramError('usage', sentence(message), suggestion ?? help, error);
  }
  const message = error instanceof Error ? error.message : String(error);
  return new EngramError('failed', message, 'Run again with ENGRAM_DEBUG=1 for details.', error);
}
