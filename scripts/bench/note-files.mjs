// The markdown files below a path.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { isBoilerplate } from './facts.mjs';

/** Absolute paths of the notes, in order, without those that belong to the repository. */
export function noteFiles(path) {
  const root = resolve(path);
  if (statSync(root).isFile()) return [root];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|markdown|mdown|mkd)$/iu.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !/[\\/](?:\.|node_modules[\\/])/u.test(file.slice(root.length)))
    .filter((file) => !isBoilerplate(basename(file)))
    .sort();
}

/** Reads a text file once. */
export function reader() {
  const texts = new Map();
  return (file) => {
    let text = texts.get(file);
    if (text === undefined) {
      text = readFileSync(file, 'utf8');
      texts.set(file, text);
    }
    return text;
  };
}
