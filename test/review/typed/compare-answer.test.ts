import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAnswer, type SuggestedGrade } from '../../../src/review/typed/compare-answer.ts';

type Row = readonly [typed: string, expected: string, grade: SuggestedGrade];

function grades(rows: readonly Row[]): void {
  test.each(rows)('%j for %j is %d', (typed, expected, grade) => {
    expect(compareAnswer(typed, expected).grade).toBe(grade);
  });
}

const definition =
  'AWS Batch is a fully managed service that enables you to run batch computing workloads at any scale.';

const kept =
  'A stream is a log that keeps records for 14 days in the order in which a producer wrote them to the bucket of a shard.';

describe('what does not count', () => {
  grades([
    ['aws lambda', 'AWS Lambda', 4],
    ['auto scaling', 'Auto-Scaling', 4],
    ['autoscaling', 'auto scaling', 4],
    ['non relational', 'nonrelational', 4],
    ['bucket', 'A **bucket**', 4],
    ['the bucket', '[Buckets](https://example.com/not-read)', 4],
    ['rm -rf', '`rm -rf`', 4],
    ['a & b', 'a &amp; b', 4],
    ['5. January', '5. January', 4],
    ['cafe', 'café', 4],
    ['Strasse', 'Straße', 4],
    ['Zelle', 'die Zelle', 4],
    ['eau', 'l’eau', 4],
    ['ordenador', 'el ordenador', 4],
    ['policy', 'policies', 4],
    ['vpc', 'VPCs', 4],
    ['cherry, apple and banana', 'apple, banana, and cherry', 4],
    ['eleven nines', '11 nines', 4],
    ['5gb', '5 GB', 4],
    ['24 hrs', '24 hours', 4],
    ['99.9 percent', '99.9%', 4],
    ['1000', '1,000', 4],
    ['.5', '0.5', 4],
    ['80, 443', '443 and 80', 4],
    ['not encrypted', "isn't encrypted", 4],
    ['S3', 'Amazon S3', 4],
    ['->', '`->`', 4],
  ]);
});

describe('slips of the finger', () => {
  grades([
    ['kubernets', 'Kubernetes', 4],
    ['bukcet', 'bucket', 4],
    ['elastik blok stroe', 'Elastic Block Store', 3],
    ['cat', 'car', 1],
    ['internet', 'intranet', 1],
    ['explicit', 'implicit', 1],
    ['outbound', 'inbound', 1],
    ['asynchronus', 'synchronous', 1],
    ['unencrypted', 'encrypted', 1],
    ['EC3', 'EC2', 1],
  ]);
});

describe('facts', () => {
  grades([
    ['6 GB', '5 GB', 1],
    ['5 MB', '5 GB', 1],
    ['5', '5 GB', 3],
    ['12 million', '12 billion', 1],
    ['-5 °C', '5 °C', 1],
    ['fourteen days', 'forty days', 1],
    ['encrypted', 'not encrypted', 1],
    ['it is not encrypted by default', 'encrypted by default', 1],
    ['without servers', 'with servers', 1],
    ['at most 5 rules', 'at least 5 rules', 1],
    ['> 5 rules', '< 5 rules', 1],
    ['from 20 to 10', 'from 10 to 20', 1],
    ['reads are 6, writes are 5', 'reads are 5, writes are 6', 1],
    ['writes are 6, reads are 5', 'reads are 5, writes are 6', 4],
    ['S3 is a file system, EBS is not', 'S3 is not a file system, EBS is', 1],
    ['hepatitis b', 'Hepatitis A', 1],
    ['C', 'C++', 1],
  ]);
});

describe('alternatives', () => {
  const s3 = 'Amazon **S3** (Simple Storage Service)';
  grades([
    ['S3', s3, 4],
    ['simple storage service', s3, 4],
    ['Amazon S3 (Simple Storage Service)', s3, 4],
    ['simple queue service', s3, 3],
    ['brotli', 'gzip or brotli', 4],
    ['brotli', 'gzip / brotli', 4],
    ['NAT instance', 'NAT gateway or NAT instance', 4],
    ['TCP', 'TCP/IP', 1],
    ['TLS', 'TLS (port 443)', 1],
    ['in transit', 'encrypts data at rest or in transit', 1],
  ]);
});

describe('most of it', () => {
  grades([
    ['', 'AWS Lambda', 1],
    ['  ', 'AWS Lambda', 1],
    ['', '->', 1],
    ['elastic store', 'Elastic Block Store', 3],
    ['block', 'Elastic Block Store', 1],
    ['managed service to run batch computing workloads at any scale', definition, 4],
    ['a managed service for batch computing', definition, 3],
    ['a service', definition, 1],
    ['unmanaged service that lets you run batch computing workloads at any scale', definition, 1],
    [kept.replace('for 14 days ', ''), kept, 3],
    [kept.replace('bucket', ''), kept, 4],
    ['EBS EFS FSx Glacier S3', 'S3', 3],
  ]);
});

describe('other scripts', () => {
  grades([
    ['микросервесы', 'Микросервисы', 4],
    ['данные шифруются', 'данные не шифруются', 1],
    ['ёлка', 'елка', 4],
    ['日本', '日本', 4],
    ['本日', '日本', 1],
    ['暗号化、安全に保存', '安全に保存、暗号化', 4],
    ['可能', '不可能', 1],
    ['保存されません', '保存されます', 1],
    ['データ安全', 'データは安全', 4],
    ['ภาษาไทย', 'ภาษาไทย', 4],
    ['三十日', '二十日', 1],
    ['20日', '二十日', 4],
    ['ｶﾞｲﾄﾞ', 'ガイド', 4],
    ['かき', 'がき', 1],
    ['ＡＷＳ　Lambda', 'AWS Lambda', 4],
    ['مرحبا', 'مَرْحَبًا', 4],
    ['٥ GB', '5 GB', 4],
    ['cafe\u0301', 'café', 4],
  ]);
});

const word = fc.constantFrom(
  ...'bucket region lambda queue topic stream shard replica subnet gateway policy role user group key table index item batch job'.split(
    ' ',
  ),
);
const number = fc.integer({ min: 2, max: 999 }).map(String);
const words = fc.array(word, { minLength: 1, maxLength: 14 });
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.oneof(
        word,
        number,
        fc.constantFrom('not', 'the', 'GB', ',', '(', ')', '不', 'データは', '/', 'or'),
      ),
    )
    .map((parts) => parts.join(' ')),
);

describe('whatever is typed', () => {
  test('the same text is right, and all the same', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(word, number), { minLength: 1 }), (parts) => {
        const text = parts.join(' ');
        const { grade, share, parts: pieces } = compareAnswer(text, text);
        expect([grade, share]).toEqual([4, 1]);
        expect(pieces).toEqual([{ kind: 'same', text, typed: text, at: 0 }]);
      }),
    );
  });

  test('case and punctuation are forgiven on either side', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const plain = compareAnswer(one.join(' '), other.join(' ')).grade;
        const decorated = `${other.join(', ').toUpperCase()}!`;
        expect(compareAnswer(one.join(' '), decorated).grade).toBe(plain);
        expect(compareAnswer(`"${one.join('; ').toUpperCase()}."`, other.join(' ')).grade).toBe(
          plain,
        );
      }),
    );
  });

  test('an answer without its number is never good', () => {
    fc.assert(
      fc.property(words, number, fc.nat(), (text, figure, place) => {
        const at = place % (text.length + 1);
        const whole = [...text.slice(0, at), figure, ...text.slice(at)].join(' ');
        expect(compareAnswer(text.join(' '), whole).grade).toBeLessThan(4);
        const wrong = whole.replace(figure, `${figure}1`);
        expect(compareAnswer(wrong, whole).grade).toBe(1);
      }),
    );
  });

  test('the fewer words of the answer are left, the lower the grade', () => {
    const fact = fc.array(fc.oneof(word, number), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fact, fc.array(fc.nat()), (whole, cuts) => {
        const left = [...whole];
        let grade: number = 4;
        for (const cut of cuts) {
          left.splice(cut % Math.max(1, left.length), 1);
          const next = compareAnswer(left.join(' '), whole.join(' ')).grade;
          expect(next).toBeLessThanOrEqual(grade);
          grade = next;
        }
      }),
    );
  });

  test('the parts make up the answer and what was typed', () => {
    const moved = fc.uniqueArray(word, { minLength: 2 }).chain((parts) =>
      fc.tuple(
        fc.shuffledSubarray(parts).map((typed) => typed.join(' ')),
        fc.constant(parts.join(', ')),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(moved, fc.tuple(anything, anything)), ([typed, expected]) => {
        const plain = expected.replace(/[^\p{L}\p{N}\s,()/]/gu, '').trim();
        // An answer that is longer than what is read as markdown stands as it is.
        const { parts } = compareAnswer(typed, `${plain}${' '.repeat(5000)}`);
        const texts = parts.flatMap((part) => (part.kind === 'extra' ? [] : [part.text]));
        expect(texts.join('')).toBe(plain);
        const given = parts.flatMap((part) => (part.kind === 'missing' ? [] : [part]));
        given.sort((one, other) => one.at - other.at || one.typed.length - other.typed.length);
        expect(given.map((part) => part.typed).join('')).toBe(typed);
      }),
      { numRuns: 1000 },
    );
  });
});

test('parts say what is right, missing, extra and misspelt, in the order of the answer', () => {
  expect(compareAnswer('elastik new store', 'Elastic Block Store').parts).toEqual([
    { kind: 'misspelt', text: 'Elastic', typed: 'elastik', at: 0 },
    { kind: 'same', text: ' ', typed: '', at: 0 },
    { kind: 'missing', text: 'Block' },
    { kind: 'same', text: '', typed: ' ', at: 7 },
    { kind: 'extra', typed: 'new', at: 8 },
    { kind: 'same', text: ' Store', typed: ' store', at: 11 },
  ]);
});

test.each([
  ['words', (at: number) => `${(at * 7919).toString(36)}word `],
  ['repeated words', (at: number) => `word${at % 7} `],
  ['characters', (at: number) => String.fromCodePoint(0x4e00 + ((at * 7919) % 200))],
  ['marks', (at: number) => (at % 2 === 0 ? '_a ' : '*b ')],
  ['quotations', () => '>'],
])('ten thousand letters of %s take no more than a moment', (_, letters) => {
  const text = (from: number): string =>
    Array.from({ length: 10_000 }, (_, at) => letters(at + from))
      .join('')
      .slice(0, 10_000);
  const [typed, expected] = [text(0), text(5000)];
  compareAnswer(typed, expected);
  const times = [1, 2, 3].map(() => {
    const begun = performance.now();
    compareAnswer(typed, expected);
    return performance.now() - begun;
  });
  // Ten times what it takes, for machines that are busy; quadratic work takes seconds.
  expect(Math.min(...times)).toBeLessThan(500);
});
