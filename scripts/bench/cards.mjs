// Measures the cards that notes make, and how they keep their history. See docs/benchmarks.md.
import { parseArgs } from 'node:util';

const usage = `Usage: npm run bench:cards -- PATH… [--mark 0.95] [--verbose] [--limit 20]
       npm run bench:cards -- --history DIR… [--mark 0.95] [--answers 40] [--verbose]
       npm run bench:cards -- --generate N [--seed S] [--mark 0.95] PATH
       npm run bench:cards -- --load [--mark-seconds 60]
       npm run bench:cards -- --fuzz N [--seed S] [PATH]
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mark: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    limit: { type: 'string', default: '20' },
    history: { type: 'boolean', default: false },
    answers: { type: 'string', default: '40' },
    generate: { type: 'string' },
    fuzz: { type: 'string' },
    seed: { type: 'string', default: '1' },
    load: { type: 'boolean', default: false },
    'mark-seconds': { type: 'string', default: '60' },
  },
});

const options = {
  mark: Number(values.mark ?? 0.95),
  verbose: values.verbose,
  limit: Number(values.limit),
  answers: Number(values.answers),
  seed: Number(values.seed),
  seconds: Number(values['mark-seconds']),
};

const met = await measure();
if (met === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else if (!met) process.exitCode = 1;

async function measure() {
  if (values.load) return (await import('./load.mjs')).measureLoad(options);
  if (values.fuzz)
    return (await import('./fuzz.mjs')).measureFuzz(Number(values.fuzz), positionals, options);
  if (positionals.length === 0) return undefined;
  if (values.history) return (await import('./history.mjs')).measureHistory(positionals, options);
  if (values.generate)
    return (await import('./generate.mjs')).measureGenerated(
      Number(values.generate),
      positionals,
      options,
    );
  return (await import('./measure-cards.mjs')).measureCards(positionals, options);
}
