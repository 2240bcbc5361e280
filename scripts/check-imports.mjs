// Holds the direction of imports: see docs/architecture.md. Usage: check-imports.mjs [FOLDER]
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { argv, stderr, stdout } from 'node:process';

const root = resolve(argv[2] ?? 'src');

// What each room may import of the others. The core types (files of src/ itself) are open to all.
const edges = ['terminal', 'export', 'import', 'files', 'store', 'config', 'training'];
const pure = ['notes', 'schedule', 'review', 'stats'];
const mayImport = new Map([
  ['notes', []],
  ['schedule', []],
  ['review', ['notes', 'schedule']],
  ['stats', ['schedule']],
  ...edges.map((edge) => [edge, pure]),
  ['commands', [...edges, ...pure]],
  ['main', ['commands', ...edges]],
]);
// Packages that compute and touch nothing.
const purePackages = new Set(['marked', 'yaml', 'date-fns', 'ts-fsrs']);
// Files of src/ that know the world; pure rooms and core types keep away from them.
const worldly = new Set(['clock', 'drafts', 'main']);

const problems = [];
let files = 0;
for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
  files += 1;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  for (const { target, typeOnly } of imports(readFileSync(file, 'utf8')))
    check(file, target, typeOnly);
}

if (files === 0) problems.push(`no source files below ${root}`);
for (const problem of problems) stderr.write(`${problem}\n`);
stdout.write(`import directions: ${files} files, ${problems.length} problems\n`);
if (problems.length > 0) process.exitCode = 1;

function imports(source) {
  const found = [];
  for (const [, keyword, clause, target] of source.matchAll(
    /^\s*(import|export)\s+([^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gmu,
  )) {
    if (keyword === 'import' || clause)
      found.push({ target, typeOnly: /^type\s/u.test(clause ?? '') });
  }
  for (const [, target] of source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/gu)) {
    found.push({ target, typeOnly: false });
  }
  for (const [, target] of source.matchAll(/\bgetBuiltinModule\(\s*['"]([^'"]+)['"]\s*\)/gu)) {
    found.push({ target, typeOnly: false });
  }
  return found;
}

function check(file, target, typeOnly) {
  const from = room(file);
  const where = relative(root, file);
  if (!target.startsWith('.')) {
    const name = target.startsWith('@')
      ? target.split('/').slice(0, 2).join('/')
      : target.split('/')[0];
    const isCoreType = from.core && !worldly.has(from.name) && from.name !== 'contract';
    if ((pure.includes(from.name) || isCoreType) && !purePackages.has(name)) {
      problems.push(`${where}: ${from.name} is pure and may not import ${target}`);
    }
    return;
  }
  const to = room(resolve(dirname(file), target));
  if (from.name === to.name && from.core === to.core) return;
  if (to.core) {
    if (to.name === 'main') problems.push(`${where}: nothing imports main`);
    else if (worldly.has(to.name) && pure.includes(from.name)) {
      problems.push(`${where}: ${from.name} is pure and may not import ${to.name}`);
    } else if (to.name === 'contract' && !typeOnly) {
      problems.push(`${where}: import only types of contract.ts, so that zod stays unloaded`);
    }
    return;
  }
  if (from.core && from.name !== 'main') {
    problems.push(`${where}: core types import no room, but this one imports ${to.name}`);
  } else if (!(mayImport.get(from.name) ?? []).includes(to.name)) {
    problems.push(`${where}: ${from.name} may not import ${to.name}`);
  }
}

function room(file) {
  const [first = '', ...rest] = relative(root, file).split(/[\\/]/u);
  return rest.length === 0
    ? { name: first.replace(/\.ts$/u, ''), core: true }
    : { name: first, core: false };
}
