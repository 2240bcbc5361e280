import { comparable } from './comparable.ts';

/** Between the headings of a path, as a person writes it: `EC2 › Pricing` or `EC2 > Pricing`. */
const separator = /\s*[›>]\s*/u;

/**
 * The section that a person names: cards below a heading that has this text in it, whatever its
 * case; with several headings (`EC2 › Pricing`), below one that has the last in it, right below one
 * with the heading before it, and so on. Gives whether a path of headings leads through it; every
 * path does where the text is empty.
 */
export function sectionNamed(text: string): (path: readonly string[]) => boolean {
  const whole = comparable(text);
  const parts = whole.split(separator).filter((part) => part !== '');
  return (path) => {
    if (whole === '') return true;
    const headings = path.map(comparable);
    return (
      headings.some((heading) => heading.includes(whole)) ||
      (parts.length > 1 &&
        headings.some((_, start) =>
          parts.every((part, index) => headings[start + index]?.includes(part) === true),
        ))
    );
  };
}

/** A section's whole path in one line. */
export function sectionTitle(path: readonly string[]): string {
  return path.length === 0 ? aboveHeadings : path.join(' › ');
}

/** What stands for the path of cards without a heading above them. */
export const aboveHeadings = '(above the first heading)';
