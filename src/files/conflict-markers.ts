/**
 * The line, from 1, on which git's markers of an unresolved merge begin; undefined when there are
 * none. All three must follow one another at line starts, for each alone is markdown, and the
 * first must stand outside code fences, where a note may explain them.
 */
export function conflictLine(text: string): number | undefined {
  if (!text.includes('<<<<<<< ')) return undefined;
  let fence: string | undefined;
  let start: number | undefined;
  let isDivided = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (fence === undefined && line.startsWith('<<<<<<< ')) {
      start = index + 1;
      isDivided = false;
    } else if (start !== undefined) {
      // Either side may open a fence that the other one closes, so fences count no more.
      if (line === '=======') isDivided = true;
      else if (isDivided && line.startsWith('>>>>>>> ')) return start;
    }
    fence = fenceAfter(line, fence);
  }
  return undefined;
}

/** The code fence that is open after a line, where `open` was open before it. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const marks = /^ {0,3}(`{3,}(?!.*`)|~{3,})/u.exec(line)?.[1];
  if (open === undefined) return marks;
  return marks?.startsWith(open) && line.trim() === marks ? undefined : open;
}
