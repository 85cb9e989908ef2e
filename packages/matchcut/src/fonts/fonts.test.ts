import {readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {defaultBrowserDirectory, findOverlayBrowser} from '@matchcut/compose';
import {describe, expect, test} from 'vitest';
import {hasCharacter, parseRanges, rangesOf, writeRanges} from './character-ranges.ts';
import {findUncovered} from './find-uncovered.ts';
import {fontFacesIn} from './font-faces.ts';
import {markupText} from './markup-text.ts';
import {packagedCharacters} from './packaged-characters.ts';
import {readFont} from './read-font.ts';

const require = createRequire(import.meta.url);
const archivo = join(dirname(require.resolve('@fontsource-variable/archivo')), 'files');

test('the table of packaged characters is what the fonts have', async () => {
  const browser = await findOverlayBrowser(defaultBrowserDirectory());
  // Where there is no packaged browser, there is no packaged Open Sans to compare with.
  if (browser === null) return;
  const openSans = join(dirname(browser), 'fonts', 'fonts', 'Open_Sans', 'OpenSans-Regular.ttf');
  const files = readdirSync(archivo).filter((name) => name.includes('standard-normal'));
  const ranges = [openSans, ...files.map((name) => join(archivo, name))].flatMap(
    (file) => readFont(file) ?? [],
  );
  const characters = ranges.flatMap(([first, last]) =>
    Array.from({length: last - first + 1}, (_, index) => first + index),
  );
  expect(packagedCharacters).toBe(writeRanges(rangesOf(characters.filter((code) => code >= 0x20))));
});

test('ranges are read as CSS writes them', () => {
  const ranges = parseRanges('U+0-FF, U+131, u+4??,U+1F600-1F64F');
  expect(ranges).toEqual([
    [0, 0xff],
    [0x131, 0x131],
    [0x400, 0x4ff],
    [0x1_f6_00, 0x1_f6_4f],
  ]);
  expect(['a', 'ı', 'ж', '😀'].every((character) => hasCharacter(ranges, character))).toBe(true);
  expect(['雨', 'Ā'].some((character) => hasCharacter(ranges, character))).toBe(false);
  expect(parseRanges(writeRanges(rangesOf([5, 6, 7, 3, 3, 9])))).toEqual([
    [3, 3],
    [5, 7],
    [9, 9],
  ]);
});

describe('characters that no font has', () => {
  test.each<[text: string, uncovered: readonly string[]]>([
    ['Plain words, 100 %', []],
    ['Größe “naïve” café — Ελλάδα Москва Việt', []],
    ['cafe\u0301 \u00ad\u200d\ufe0f\u00a0\n', []],
    ['雨が降る 雨', ['雨', 'が', '降', 'る']],
    ['Go 🎬', ['🎬']],
  ])('in "%s" are %j', (text, uncovered) => {
    expect(findUncovered(text, () => [])).toEqual(uncovered);
  });

  test('are fewer with fonts of the film, which are asked only where they are needed', () => {
    expect(findUncovered('雨 🎬', () => [[[0x4e_00, 0x9f_ff]]])).toEqual(['🎬']);
    const unasked = (): never => {
      throw new Error('Nobody needs them.');
    };
    expect(findUncovered('Größe', unasked)).toEqual([]);
  });
});

test('the faces of a style sheet tell their family, file and characters', () => {
  const sheet = `
    @font-face {font-family: 'Mine'; src: url(./mine.woff2) format('woff2'); unicode-range: U+4E00-9FFF}
    @font-face{font-family:Other;src:url("/fonts/other.ttf")}
    h1 {font-family: Mine}`;
  expect(fontFacesIn(sheet)).toEqual([
    {family: 'Mine', url: './mine.woff2', ranges: [[0x4e_00, 0x9f_ff]]},
    {family: 'Other', url: '/fonts/other.ttf', ranges: null},
  ]);
});

test('markup says what is seen of it, and words that spans divide are whole', () => {
  expect(
    markupText(
      '<style>.a{content:"x"}</style><div>The <span>best</span><!-- --> of<br/>all</div><p>ch<b>ea</b>p &amp; &quot;good&quot; &#x27;til &lt;9</p><svg><title>no</title></svg>',
    ),
  ).toBe(`The best of all cheap & "good" 'til <9`);
});

test('what is no font has no characters to tell', () => {
  expect(readFont(import.meta.filename)).toBeNull();
});
