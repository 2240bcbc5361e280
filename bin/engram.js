#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';

const arguments_ = process.argv.slice(2);

if (arguments_.length === 1 && /^(?:--version|-V)$/u.test(arguments_[0] ?? '')) {
  // Answered without loading the program.
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  process.stdout.write(`${JSON.parse(manifest).version}\n`);
} else if (existsSync(new URL('../dist/main.js', import.meta.url))) {
  // Node 22 and later keep compiled code between runs.
  module.enableCompileCache?.();
  const { main } = await import('../dist/main.js');
  await main(arguments_);
} else {
  process.stderr.write(
    'engram is not built yet.\nRun `npm ci` (or `npm run build`) in its folder.\n',
  );
  process.exitCode = 1;
}
