const tag = /^<\/?[a-z][a-z\d]*(?:\s+[a-z][a-z\d:-]*(?:="[^"<>]*")?)*\s*\/?>/iu;

/**
 * The tags of a page, each with the names of its attributes: what it is made of, whatever its text
 * says. Throws where a `<` begins no tag, for there text has become markup.
 */
export function pageTags(page: string): readonly string[] {
  const body = page
    .replace(/<(style|script)>.*?<\/\1>/gsu, '<$1></$1>')
    .replace('<!doctype html>', '');
  return [...body.matchAll(/<[^<]*/gu)].map(([piece]) => {
    const found = tag.exec(piece)?.[0];
    if (found === undefined) throw new Error(`No tag: ${piece.slice(0, 80)}`);
    return found.replace(/="[^"]*"/gu, '=');
  });
}
