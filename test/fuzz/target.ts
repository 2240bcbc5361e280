import fc from 'fast-check';

/** A part of the program that is fuzzed. */
export interface Target {
  readonly name: string;
  /** Looks for an input on which the part breaks a promise; `before` hears of each one first. */
  run(how: fc.Parameters<unknown>, before: (input: string) => void): Promise<Result>;
}

export interface Result {
  readonly runs: number;
  readonly seed: number;
  readonly finding: Finding | undefined;
}

interface Finding {
  /** The smallest input that was found. */
  readonly input: string;
  /** How fast-check comes to it again. */
  readonly path: string;
  readonly error: string;
}

/** One input may take as much of the processor's time, in milliseconds. */
const longest = 2000;

/** A target from what it takes and what must hold of it: `check` throws where it does not. */
export function target<Input>(
  name: string,
  inputs: fc.Arbitrary<Input>,
  check: (input: Input) => void | Promise<void>,
): Target {
  return {
    name,
    run: async (how, before) => {
      const property = fc.asyncProperty(inputs, async (input) => {
        before(fc.stringify(input));
        const taken = await timed(() => check(input));
        // Once more, for what else the machine does counts too.
        if (taken > longest && (await timed(() => check(input))) > longest) {
          throw new Error(`took ${taken} ms of the processor`);
        }
      });
      const { failed, numRuns, seed, counterexample, counterexamplePath, errorInstance } =
        await fc.check(property, how as fc.Parameters<[Input]>);
      return {
        runs: numRuns,
        seed,
        finding: failed
          ? {
              input: fc.stringify(counterexample),
              path: counterexamplePath ?? '',
              error: String(errorInstance instanceof Error ? errorInstance.stack : errorInstance),
            }
          : undefined,
      };
    },
  };
}

/** Milliseconds of the processor's time. */
async function timed(work: () => void | Promise<void>): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return Math.round((user + system) / 1000);
}
