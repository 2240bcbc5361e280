#!/usr/bin/env node
'use strict';
// CommonJS, by the package.json beside it: an ES module would make every start wait for its loader.
const { existsSync, readFileSync } = require('node:fs');

const arguments_ = process.argv.slice(2);
const asked = arguments_.length === 1 ? arguments_[0] : undefined;

if (asked === '--version' || asked === '-V') {
  // Answered without loading the program.
  process.stdout.write(`${require('../package.json').version}\n`);
} else if (!existsSync(`${__dirname}/../dist/main.cjs`)) {
  process.stderr.write(
    'engram is not built yet.\nRun `npm ci` (or `npm run build`) in its folder.\n',
  );
  process.exitCode = 1;
} else if (!((asked === '--help' || asked === '-h') && saidHelp())) {
  // Node 22 and later keep compiled code between runs.
  require('node:module').enableCompileCache?.();
  const { main } = require('../dist/main.cjs');
  // Nothing left to wait for, and not at its end: as in an ES module, that is no success.
  const stranded = () => {
    process.exitCode = 13;
  };
  process.once('beforeExit', stranded);
  main(arguments_).then(() => process.off('beforeExit', stranded));
}

/** Says the help as the build has written it, if it has for this width; gives whether it did. */
function saidHelp() {
  const { out } = require('../dist/streams.cjs').processIo();
  const file = `${__dirname}/../dist/help-${Math.min(100, out.columns)}.txt`;
  if (!existsSync(file)) return false;
  out.write(readFileSync(file, 'utf8'));
  return true;
}
