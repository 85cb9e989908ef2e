/** A part of a caption that is never broken. */
export type BreakUnit = {
  readonly text: string;
  /** What stands between it and the one before it: nothing in scripts that are written without spaces. */
  readonly glue: ' ' | '';
};

const spaceless = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const kana = /[\p{sc=Hira}\p{sc=Kana}]/u;
/** What no line begins with: closing brackets and stops, long-vowel and iteration marks, small kana. */
const never =
  /^[、。，．,.!?！？:：;；)）\]］}｝」』】〉》〕”’…ー々ゝヽ・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ%％\p{M}]/u;
/** What no line ends with. */
const opening = /[(（[［{｛「『【〈《〔“‘]$/u;

/** The parts of a line of text between which it may be broken. */
export function breakUnits(text: string): readonly BreakUnit[] {
  // A no-break space is there to be kept.
  return text
    .split(/[^\S\u00a0\u202f]+/u)
    .filter((word) => word !== '')
    .flatMap((word, index) =>
      (spaceless.test(word) ? phrasesOf(word) : [word]).map((phrase, at): BreakUnit => ({
        text: phrase,
        glue: at === 0 && index > 0 ? ' ' : '',
      })),
    );
}

/**
 * Text without spaces in parts that are read together. Japanese writes its particles and endings in hiragana behind
 * what they belong to, so a phrase begins where a word begins that is not written in them; other scripts have only
 * their words.
 */
function phrasesOf(text: string): readonly string[] {
  const isJapanese = kana.test(text);
  const phrases: string[] = [];
  for (const {segment} of segmenterOf(text).segment(text)) {
    const before = phrases.at(-1);
    const goesOn =
      before !== undefined &&
      (never.test(segment) ||
        opening.test(before) ||
        (isJapanese && !isStop(before) && (/^\p{sc=Hira}/u.test(segment) || !endsInHiragana(before))));
    if (goesOn) phrases[phrases.length - 1] = `${before}${segment}`;
    else phrases.push(segment);
  }
  return phrases;
}

function endsInHiragana(text: string): boolean {
  return /\p{sc=Hira}$/u.test(text);
}

/** Whether a line may well end here. */
export function isStop(text: string): boolean {
  return /[、。，．,.!?！？:：;；…」』）)”—–]$/u.test(text);
}

/** Words of a language without spaces are found in a dictionary, which Node.js and browsers have alike. */
function segmenterOf(text: string): Intl.Segmenter {
  const language = kana.test(text) ? 'ja' : /\p{sc=Thai}/u.test(text) ? 'th' : 'zh';
  return new Intl.Segmenter(language, {granularity: 'word'});
}
