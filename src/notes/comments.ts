/** A piece of a line that a comment may begin in, or code that shows how a comment is written. */
const codeOrComment = /`[^`]*`|<!--/gu;

/** A line without what stands in HTML comments. */
export interface Uncommented {
  readonly text: string;
  /** Whether a comment goes on in the next line. */
  readonly open: boolean;
}

/**
 * Takes the comments out of a line of markdown. `inComment` says whether one was open before it;
 * `seen` is called with what this line holds of each comment that begins on it.
 */
export function withoutComments(
  line: string,
  inComment: boolean,
  seen: (comment: string) => void,
): Uncommented {
  if (!inComment && !line.includes('<!--')) return { text: line, open: false };
  let text = '';
  let at = 0;
  if (inComment) {
    at = endOfComment(line, 0);
    if (at > line.length) return { text: '', open: true };
  }
  while (at < line.length) {
    const start = startOfComment(line, at);
    if (start === undefined) break;
    text += line.slice(at, start);
    at = endOfComment(line, start + 4);
    seen(line.slice(start + 4, at - 3));
    if (at > line.length) return { text: text.trimEnd(), open: true };
  }
  return { text: (text + line.slice(at)).trimEnd(), open: false };
}

function startOfComment(line: string, from: number): number | undefined {
  codeOrComment.lastIndex = from;
  for (let found = codeOrComment.exec(line); found !== null; found = codeOrComment.exec(line)) {
    if (found[0] === '<!--') return found.index;
  }
  return undefined;
}

/** Where the text after a comment begins; beyond the end of the line where it goes on. */
function endOfComment(line: string, from: number): number {
  const end = line.indexOf('-->', from);
  return (end < 0 ? line.length + 1 : end) + 3;
}
