// Edits as people make them, on the lines of notes. A line keeps its identity through every edit,
// so that what became of it is known and need not be guessed.

const bullet = /^(\s*)(?:[-*+]|\d+[.)])\s+(?=\S)/u;
const heading = /^(#{1,6})\s+(?=\S)/u;
const fence = /^\s*(?:```|~~~)/u;

/** A note as lines `{ origin, text }`; `origin` is the number of the line before any edit. */
export function linesOf(markdown) {
  let inFence = false;
  return markdown.split(/\r?\n/u).map((text, index) => {
    const isFence = fence.test(text);
    if (isFence) inFence = !inFence;
    const isCode = inFence || isFence;
    return { origin: index + 1, text, isCode };
  });
}

export function textOf(lines) {
  return lines.map(({ text }) => text).join('\n');
}

/** Each edit takes the lines of one note and gives those of one note or of several. */
export const edits = {
  reword: (lines, random) => [rewordSome(lines, random)],
  format: (lines) => [
    lines.map((line) => (isBullet(line) ? { ...line, text: formatted(line.text) } : line)),
  ],
  'move bullets': (lines, random) => [moveSome(lines, random)],
  'rename headings': (lines, random) => [
    lines.map((line) =>
      isHeading(line) && random.next() < 0.5 ? { ...line, text: renamed(line.text, random) } : line,
    ),
  ],
  'change levels': (lines) => [
    lines.map((line) => (isHeading(line) ? { ...line, text: deeper(line.text) } : line)),
  ],
  'reorder sections': (lines, random) => [reordered(lines, random)],
  'split the file': (lines) => split(lines),
  'add and remove': (lines, random) => [addAndRemove(lines, random)],
  'all at once': (lines, random) =>
    split(
      rewordSome(moveSome(addAndRemove(reordered(lines, random), random), random), random).map(
        (line) =>
          isHeading(line) && random.next() < 0.3
            ? { ...line, text: renamed(line.text, random) }
            : line,
      ),
    ),
};

function isBullet({ text, isCode }) {
  return !isCode && bullet.test(text);
}

function isHeading({ text, isCode }) {
  return !isCode && heading.test(text);
}

/** One bullet in five loses, changes or gains a word or two; the longer ones only. */
function rewordSome(lines, random) {
  return lines.map((line) => {
    if (!isBullet(line) || random.next() > 0.2) return line;
    const [marker = ''] = bullet.exec(line.text) ?? [];
    const words = line.text.slice(marker.length).split(' ');
    // Words of the term in front are left: a bullet about something else is another bullet.
    const from = Math.max(words.findIndex((word) => /[:：]\**$/u.test(word)) + 1, 1);
    if (words.length - from < 5) return line;
    const at = from + random.below(words.length - from);
    const edit = random.pick(['drop', 'replace', 'insert', 'append']);
    if (/[*`[\]()<>|]/u.test(words[at] ?? '') || edit === 'append') words.push('as well');
    else if (edit === 'drop') words.splice(at, 1);
    else if (edit === 'replace') words[at] = random.pick(['typically', 'commonly', 'various']);
    else words.splice(at, 0, random.pick(['usually', 'also', 'often']));
    return { ...line, text: marker + words.join(' ') };
  });
}

/** Another mark of the list, the colon inside the bold, a full stop after a sentence. */
function formatted(text) {
  return text
    .replace(/^(\s*)-(\s)/u, '$1*$2')
    .replace(/\*\*([^*:]+)\*\*:/u, '**$1:**')
    .replace(/^(.*(?: \S+){5}[\p{L}\p{N})])$/u, '$1.');
}

/** A few bullets go, with all below them, to the end of another list of the same depth. */
function moveSome(lines, random) {
  let moved = lines;
  for (let count = 0; count < 5; count += 1) {
    const starts = moved.flatMap((line, index) => (isBullet(line) ? [index] : []));
    if (starts.length < 8) return moved;
    const from = random.pick(starts);
    const end = endOfBullet(moved, from);
    const block = moved.slice(from, end);
    const rest = [...moved.slice(0, from), ...moved.slice(end)];
    const depth = indentOf(block[0].text);
    const places = rest.flatMap((line, index) =>
      isBullet(line) && indentOf(line.text) === depth ? [endOfBullet(rest, index)] : [],
    );
    if (places.length === 0) return moved;
    const to = random.pick(places);
    moved = [...rest.slice(0, to), ...block, ...rest.slice(to)];
  }
  return moved;
}

function renamed(text, random) {
  const [hashes = ''] = heading.exec(text) ?? [];
  const title = text.slice(hashes.length);
  return hashes + random.pick([`${title} in short`, `About ${title}`, `${title} (revised)`]);
}

function deeper(text) {
  return text.startsWith('######') ? text : `#${text}`;
}

/** The sections of the commonest heading level but the first, in another order. */
function reordered(lines, random) {
  const { head, sections } = sectionsOf(lines);
  return [...head, ...random.shuffle(sections).flat()];
}

/** The later half of the sections goes into a file of its own, under the title of the first. */
function split(lines) {
  const { head, sections } = sectionsOf(lines);
  if (sections.length < 2) return [lines];
  const middle = Math.ceil(sections.length / 2);
  const title = head.filter(isHeading).map((line) => ({ ...line, origin: undefined }));
  return [
    [...head, ...sections.slice(0, middle).flat()],
    [...title, blank(), ...sections.slice(middle).flat()],
  ];
}

function addAndRemove(lines, random) {
  const starts = lines.flatMap((line, index) => (isBullet(line) ? [index] : []));
  const gone = new Set();
  for (const start of random.sample(starts, Math.ceil(starts.length / 20))) {
    for (let index = start; index < endOfBullet(lines, start); index += 1) gone.add(index);
  }
  return lines.flatMap((line, index) => {
    if (gone.has(index)) return [];
    if (!isBullet(line) || random.next() > 0.05) return [line];
    const [marker = ''] = bullet.exec(line.text) ?? [];
    const said = `Remark ${random.below(10_000)}: a new thing to know about number ${random.below(10_000)}`;
    return [{ origin: undefined, text: marker + said, isCode: false }, line];
  });
}

function sectionsOf(lines) {
  const levels = lines.filter(isHeading).map(levelOf);
  const repeated = levels.filter((one) => levels.filter((other) => other === one).length > 1);
  const level = Math.min(...repeated);
  const head = [];
  const sections = [];
  for (const line of lines) {
    if (isHeading(line) && levelOf(line) === level) sections.push([line]);
    else (sections.at(-1) ?? head).push(line);
  }
  // A last section without an end of line would run into the one that comes to follow it.
  return { head, sections: sections.map((section) => [...section, blank()]) };
}

function levelOf({ text }) {
  return heading.exec(text)?.[1]?.length ?? 0;
}

function blank() {
  return { origin: undefined, text: '', isCode: false };
}

/** The line after a bullet and all that is indented below it. */
function endOfBullet(lines, start) {
  const depth = indentOf(lines[start].text);
  let end = start + 1;
  while (end < lines.length && lines[end].text.trim() !== '' && indentOf(lines[end].text) > depth)
    end += 1;
  return end;
}

function indentOf(text) {
  return /^\s*/u.exec(text)?.[0].length ?? 0;
}
