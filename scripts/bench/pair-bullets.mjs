// Which bullet before an edit is which one after it, told from the texts alone.
import { sameText } from './plain-text.mjs';

/** Of the words of two versions of a bullet, the share that both have. */
const similar = 0.5;

/**
 * Pairs bullets one to one: same text and place, same text anywhere, then the most alike in the
 * same file, best first. A bullet that has no pair was removed. Gives a Map from before to after.
 */
export function pairBullets(before, after) {
  const pairs = new Map();
  const taken = new Set();
  const join = (one, other) => {
    pairs.set(one, other);
    taken.add(other);
  };
  for (const keyOf of [placeKey, fileKey, textKey]) {
    const open = new Map();
    for (const bullet of after) {
      if (!taken.has(bullet)) open.set(keyOf(bullet), [...(open.get(keyOf(bullet)) ?? []), bullet]);
    }
    for (const bullet of before) {
      if (pairs.has(bullet)) continue;
      const match = open.get(keyOf(bullet))?.shift();
      if (match) join(bullet, match);
    }
  }
  const renamed = renamedFiles(after, pairs);
  const restAfter = groupBy(
    after.filter((bullet) => !taken.has(bullet)),
    ({ file }) => file,
  );
  const candidates = [];
  for (const bullet of before) {
    if (pairs.has(bullet)) continue;
    for (const other of restAfter.get(renamed.get(bullet.file) ?? bullet.file) ?? []) {
      const score = overlap(bullet.words, other.words);
      if (score >= similar) candidates.push({ bullet, other, score });
    }
  }
  candidates.sort(
    (a, b) =>
      b.score - a.score || Number(inPlace(b)) - Number(inPlace(a)) || a.bullet.line - b.bullet.line,
  );
  for (const { bullet, other } of candidates) {
    if (!pairs.has(bullet) && !taken.has(other)) join(bullet, other);
  }
  return pairs;
}

/** What an edit did to a bullet, or undefined when it is as it was. */
export function changeOf(before, after) {
  const moved = before.file !== after.file || samePlace(before) !== samePlace(after);
  if (sameText(before.text) !== sameText(after.text)) return moved ? 'edited, moved' : 'edited';
  if (before.raw.trim() !== after.raw.trim()) return moved ? 'formatted, moved' : 'formatted';
  return moved ? 'moved' : undefined;
}

const samePlace = ({ place }) => JSON.stringify(place.map(sameText));
const textKey = ({ text }) => sameText(text);
const fileKey = (bullet) => `${bullet.file}\n${textKey(bullet)}`;
const placeKey = (bullet) => `${fileKey(bullet)}\n${samePlace(bullet)}`;
const inPlace = ({ bullet, other }) => samePlace(bullet) === samePlace(other);

/** Files that are gone, and the new file that took most of their bullets. */
function renamedFiles(after, pairs) {
  const still = new Set(after.map(({ file }) => file));
  const votes = new Map();
  for (const [{ file }, other] of pairs) {
    if (still.has(file)) continue;
    const tally = votes.get(file) ?? new Map();
    tally.set(other.file, (tally.get(other.file) ?? 0) + 1);
    votes.set(file, tally);
  }
  return new Map(
    [...votes].map(([file, tally]) => [file, [...tally].sort(([, a], [, b]) => b - a)[0]?.[0]]),
  );
}

function overlap(one, other) {
  const left = new Set(one);
  const right = new Set(other);
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}

function groupBy(values, keyOf) {
  const groups = new Map();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
