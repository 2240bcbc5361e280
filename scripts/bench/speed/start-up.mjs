// Rows of what a person waits for when a command starts.
import { execPath } from 'node:process';
import { spawn } from '@lydell/node-pty';
import { programFile } from '../program.mjs';
import { inPairs } from './pairs.mjs';
import { now } from './place.mjs';

const cards = 100_000;

const answersOf = ({ mostAnswers, upTo }) => Math.min(mostAnswers, upTo(10 * cards));

export const startUp = [
  ...['--version', '--help'].map((option) => ({
    name: option.slice(2),
    task: `engram ${option}`,
    against: 'node -e 0',
    mark: 1.25,
    measure: (here) =>
      inPairs(
        here.pairs,
        () => void here.engram(here.folder, option),
        () => void here.bareNode(),
      ),
  })),
  {
    name: 'today',
    task: 'engram (today), 100,000 cards',
    against: 'node: open, one indexed count',
    mark: 1.3,
    measure: async (here) => {
      const { home, file } = await here.home(here.upTo(cards), answersOf(here));
      return inPairs(
        here.pairs,
        () => void here.engram(home),
        () => void here.floor('count', file),
      );
    },
  },
  {
    name: 'first-card',
    task: 'review: first card on the screen, 100,000 cards',
    against: 'node: open, one indexed count',
    mark: 1.5,
    measure: async (here) => {
      const { home, file } = await here.home(here.upTo(cards), answersOf(here));
      const env = {
        PATH: process.env['PATH'] ?? '',
        TERM: 'xterm-256color',
        ENGRAM_HOME: home,
        ENGRAM_NOW: now,
      };
      return inPairs(
        here.pairs,
        () => untilSeen([programFile, 'review'], /Term \d+/u, env),
        () => untilSeen([here.floorsFile, 'count', file], /counted \d+/u, env),
      );
    },
  },
];

/** Milliseconds until a program on a terminal has shown what is waited for; it is ended then. */
function untilSeen(args, pattern, env) {
  const started = performance.now();
  return new Promise((done, failed) => {
    const terminal = spawn(execPath, args, { cols: 100, rows: 30, env });
    let said = '';
    let seenAt;
    terminal.onData((text) => {
      said += text;
      if (seenAt !== undefined || !pattern.test(said)) return;
      seenAt = performance.now();
      terminal.kill('SIGKILL');
    });
    terminal.onExit(() =>
      seenAt === undefined ? failed(new Error(`not seen: ${said}`)) : done(seenAt - started),
    );
  });
}
