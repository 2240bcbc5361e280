#!/usr/bin/env node
'use strict';
// CommonJS, by the package.json beside it: an ES module would make every start wait for its loader.
const arguments_ = process.argv.slice(2);

if (arguments_.length === 1 && /^(?:--version|-V)$/u.test(arguments_[0] ?? '')) {
  // Answered without loading the program.
  process.stdout.write(`${require('../package.json').version}\n`);
} else if (require('node:fs').existsSync(`${__dirname}/../dist/main.cjs`)) {
  // Node 22 and later keep compiled code between runs.
  require('node:module').enableCompileCache?.();
  require('../dist/main.cjs').main(arguments_);
} else {
  process.stderr.write(
    'engram is not built yet.\nRun `npm ci` (or `npm run build`) in its folder.\n',
  );
  process.exitCode = 1;
}
