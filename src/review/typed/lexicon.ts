/** What single words are worth: data and questions about it. All keys are folded (`fold.ts`). */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** English, German, French, Spanish, Italian, Portuguese. */
export const articles = list(
  'a an the der die das den dem des ein eine einen einem einer eines le la les un une el los las una unos unas il lo gli uno o os um uma uns umas',
);

/** Words that hold a sentence together and say little by themselves. */
export const functionWords = list(
  [
    'of to and or in on at by for from with as is are was were be been being it its this that these those which who whom whose what where when how',
    'can could may might must shall should will would do does did has have had you your they their them we our us he she his her i me my so than then there here also such very just etc via per into onto if but up about both each either any fully enables allows lets provides offers helps',
    'und oder mit von vom zu zum zur im ist sind war wird werden auf fur bei als auch sich es er sie wir ihr dass aus durch an am',
    'et ou de du au aux en dans par pour sur est sont que qui ce cette ces se y con por para del al es son esta e di da in per che sono su do da dos das em na nos nas com ao que sao',
    'и или в во на с со к ко у о об от до из за по для при это как что который которая которые а но же ли бы',
    'و او في من الى على عن هو هي هذا هذه ان التي الذي مع',
    'は が を の に で と も へ や な だ です ます ー 的 了 是 也 和 与 在 之',
  ].join(' '),
);

/** Makers, whom nobody names who speaks of their products: "S3" is "Amazon S3". */
export const makers = list('amazon aws google microsoft apache');

/** All of these turn a statement round; which of them was used does not matter. */
export const negations = list(
  [
    'no not never none nor neither without cannot nothing cant dont doesnt isnt arent wont wasnt didnt',
    'nicht kein keine keinen keinem keiner keines nie niemals ohne pas sans jamais aucun aucune non sin nunca senza mai nao sem',
    'не нет ни без никогда لا ليس ليست لم لن بدون 不 没 無 无 未 非 ない なく なかっ ません',
  ].join(' '),
);

/** Words and signs that bound a statement; each says something of its own. */
export const limits = list('only except unless < > ≤ ≥ ≠ && ||');

const numberWords =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const numerals = new Map(numberWords.map((word, value) => [word, String(value)]));

/** The digits of an English number word up to twenty. */
export function numeral(word: string): string | undefined {
  return numerals.get(word);
}

const unitNames: ReadonlyMap<string, string> = new Map(
  [
    'second s sec secs seconds',
    'millisecond ms milliseconds',
    'minute min mins minutes',
    'hour h hr hrs hours',
    'day d days',
    'week wk weeks',
    'month mo months',
    'year y yr yrs years',
    'byte b bytes',
    'bit bits',
    ...['kilo', 'mega', 'giga', 'tera', 'peta', 'exa'].map(
      (size) => `${size[0]}b ${size}byte ${size}bytes`,
    ),
    ...['ki', 'mi', 'gi', 'ti', 'pi', 'ei'].map(
      (size) => `${size}b ${size.slice(0, -1)}ibibyte ${size.slice(0, -1)}ibibytes`,
    ),
    'kbps',
    'mbps',
    'gbps',
    'tbps',
    'time x times',
    'thousand',
    'million mio',
    'billion bn',
    'trillion',
    'm metre meter metres meters',
    'km kilometre kilometer kilometres kilometers',
    'cm',
    'mm',
    'nm',
    'kg kilogram kilograms',
    'g gram grams',
    'mg',
    'l litre liter litres liters',
    'ml',
    'w watt watts',
    'kw',
    'v volt volts',
    'hz',
    'khz',
    'mhz',
    'ghz',
    'vcpu vcpus',
    'core cores',
    'iops',
    '% percent pct prozent',
    '‰',
    '°c',
    '°f',
    '°',
    '$ usd dollar dollars',
    '€ eur euro euros',
    '£ gbp pound pounds',
    '¥ jpy yen',
  ].flatMap((line) => {
    const [name = '', ...others] = line.split(' ');
    return [name, ...others].map((word): [string, string] => [word, name]);
  }),
);

/** The one name of a unit that is written in one way or another. */
export function unitName(word: string): string | undefined {
  return unitNames.get(word);
}

const prefixes =
  'un in im ir il dis non de en ex em a an anti mis inter intra hyper hypo pre post over under out up down sub super micro macro mini maxi min max mono bi uni multi endo exo ecto ad ab af ef'.split(
    ' ',
  );

/** A word with each of these at its beginning taken off, itself among them. */
export function withoutPrefix(word: string): ReadonlyMap<string, string> {
  const stems = new Map([['', word]]);
  for (const prefix of prefixes) {
    if (word.length >= prefix.length + 3 && word.startsWith(prefix)) {
      stems.set(prefix, word.slice(prefix.length));
    }
  }
  return stems;
}

const opposites = new Map<string, readonly string[]>();
for (const pair of 'least most|more less|more fewer|minimum maximum|min max|before after|above below|over under|up down|always sometimes|true false|first last|inside outside|enable disable|enabled disabled|high low|higher lower|highest lowest|increase decrease|left right|public private|read write|start end|all some|open closed|allow deny|horizontal vertical|synchronous asynchronous|inbound outbound|internal external|even odd|with without|greater smaller|upper lower|hot cold|active passive|stateful stateless'.split(
  '|',
)) {
  const [one = '', other = ''] = pair.split(' ');
  opposites.set(one, [...(opposites.get(one) ?? []), other]);
  opposites.set(other, [...(opposites.get(other) ?? []), one]);
}

/** Words that say the opposite of another one, and do not look it. */
export function oppositesOf(word: string): readonly string[] {
  return opposites.get(word) ?? [];
}
