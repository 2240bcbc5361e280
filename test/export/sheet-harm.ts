import { Marked, type Token } from 'marked';

/** What a program that shows a sheet of cards would load, run or take for markup of its own. */
export function sheetHarm(sheet: string): readonly string[] {
  const harm: string[] = [];
  const marked = new Marked();
  marked.walkTokens(marked.lexer(sheet), (token: Token) => {
    const isActive =
      ['html', 'image', 'def'].includes(token.type) ||
      (token.type === 'link' && !/^(?:https?:\/\/|mailto:)/u.test(String(token['href']))) ||
      (token.type === 'code' && Boolean(token['lang']));
    if (isActive) harm.push(`${token.type}: ${token.raw}`);
  });
  return harm;
}
