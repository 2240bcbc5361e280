import type { Block } from './block.ts';

/** Fold-outs within fold-outs, deeper than anyone folds. */
const deepestDetails = 8;
/** Longer ones sum nothing up. */
const summaryTag = /<summary[^<>]*>([\s\S]{0,2000}?)<\/summary>/iu;

/** What stands between `<details>` and `</details>` is one block, its summary set apart. */
export function groupDetails(blocks: readonly Block[], depth = 0): Block[] {
  if (depth > deepestDetails) return [...blocks];
  const grouped: Block[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block) break;
    if (block.type !== 'html' || !/<details[\s>]/iu.test(block.text)) {
      grouped.push(block);
      continue;
    }
    let open = detailsDepth(block.text);
    let text = block.text;
    let last = block;
    const inner: Block[] = [];
    while (open > 0 && index + 1 < blocks.length) {
      index += 1;
      const next = blocks[index];
      if (!next) break;
      if (next.type === 'html') {
        open += detailsDepth(next.text);
        if (/<summary/iu.test(next.text) && !/<\/summary>/iu.test(text)) text += next.text;
        else if (open > 0) inner.push(next);
      } else inner.push(next);
      last = { ...block, line: next.line, endLine: next.endLine };
    }
    const [, summary = ''] = summaryTag.exec(text) ?? [];
    const rest = text
      .replace(/<!--[\s\S]*?-->/gu, '')
      .replace(summaryTag, '')
      .replace(/<\/?(?:details|p|div|span|br)\b[^<>]*>/giu, '')
      .trim();
    const body: Block[] =
      rest === ''
        ? inner
        : [{ line: block.line, endLine: block.endLine, type: 'paragraph', text: rest }, ...inner];
    grouped.push({
      type: 'details',
      line: block.line,
      endLine: last.endLine,
      summary: summary.trim(),
      blocks: groupDetails(body, depth + 1),
    });
  }
  return grouped;
}

function detailsDepth(html: string): number {
  return (
    (html.match(/<details[\s>]/giu)?.length ?? 0) - (html.match(/<\/details>/giu)?.length ?? 0)
  );
}
