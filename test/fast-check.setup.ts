import fc from 'fast-check';

/**
 * Properties try the same examples on every run, so that a change is judged by what it changed.
 * FAST_CHECK_SEED=N tries others, as does `random`; `npm run fuzz` looks for new ones at length.
 */
const seed = process.env['FAST_CHECK_SEED'] ?? '20261124';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
