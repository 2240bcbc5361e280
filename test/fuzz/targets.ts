import type { Target } from './target.ts';
import { apkg } from './targets/apkg.ts';
import { frontMatter } from './targets/front-matter.ts';
import { htmlExport } from './targets/html-export.ts';
import { htmlFields } from './targets/html-to-markdown.ts';
import { importer } from './targets/importer.ts';
import { markdown } from './targets/markdown.ts';
import { mdExport } from './targets/md-export.ts';
import { reviewLog } from './targets/review-log.ts';
import { reviewScreen } from './targets/review-screen.ts';
import { settingsFile } from './targets/settings.ts';
import { tables } from './targets/tables.ts';
import { typedAnswers } from './targets/typed-answers.ts';

/** All that is fuzzed; a new target is a file in `targets/` and an entry here. */
export const targets: readonly Target[] = [
  importer,
  frontMatter,
  markdown,
  reviewScreen,
  typedAnswers,
  mdExport,
  htmlExport,
  tables,
  reviewLog,
  settingsFile,
  apkg,
  htmlFields,
];
