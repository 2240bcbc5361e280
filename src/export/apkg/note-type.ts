/** Fixed, so that the next import finds the type again. Raise `changedAt` with every change below. */
export const noteTypeId = 1_761_900_000_001;
const changedAt = 1_761_900_000;

const fields = ['Question', 'Answer', 'Path', 'Source'];

const front = `<div class="side">
{{#Path}}<div class="path">{{Path}}</div>{{/Path}}
<div class="question">{{Question}}</div>
</div>`;

const back = `{{FrontSide}}
<hr id="answer">
<div class="side">
<div class="answer">{{Answer}}</div>
{{#Source}}<div class="source">{{Source}}</div>{{/Source}}
</div>`;

const css = `.card {
  --text: #1f2328;
  --quiet: #656d76;
  --line: #d0d7de;
  --shade: #f3f4f6;
  color: var(--text);
  background: #fff;
  font: 20px/1.5 system-ui, sans-serif;
  text-align: left;
}
.card.nightMode,
.card.night_mode {
  --text: #e6e8eb;
  --quiet: #9aa2ab;
  --line: #444b53;
  --shade: #2c3138;
  background: #1e2126;
}
.side,
#answer {
  max-width: 42em;
  margin: 1em auto;
}
.path,
.source {
  color: var(--quiet);
  font-size: 0.75em;
}
.question {
  font-weight: 600;
}
hr {
  border: 0;
  border-top: 1px solid var(--line);
}
a {
  color: inherit;
}
code,
pre {
  background: var(--shade);
  border-radius: 4px;
  font-family: ui-monospace, monospace;
  font-size: 0.9em;
}
code {
  padding: 0.1em 0.3em;
}
pre {
  padding: 0.6em;
  overflow-x: auto;
}
pre code {
  padding: 0;
  font-size: 1em;
}
blockquote {
  margin-left: 0;
  padding-left: 1em;
  border-left: 3px solid var(--line);
}
table {
  border-collapse: collapse;
}
th,
td {
  padding: 0.2em 0.6em;
  border: 1px solid var(--line);
}
ol.choices {
  list-style: upper-alpha;
  font-weight: 400;
}
`;

/** Our note type: a question and its answer, with the headings above them and the note's name. */
export const noteType = {
  id: noteTypeId,
  name: 'Engram',
  type: 0,
  mod: changedAt,
  usn: -1,
  sortf: 0,
  did: null,
  tmpls: [{ name: 'Card', ord: 0, qfmt: front, afmt: back, bqfmt: '', bafmt: '', did: null }],
  flds: fields.map((name, ord) => ({
    name,
    ord,
    sticky: false,
    rtl: false,
    font: 'Arial',
    size: 20,
    media: [],
  })),
  css,
  latexPre:
    '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n',
  latexPost: '\\end{document}',
  req: [[0, 'any', [0]]],
  tags: [],
  vers: [],
};
