import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {breakCaption} from './break-caption.ts';
import {columnsOf} from './caption-width.ts';

test.for<[name: string, text: string, lines: readonly string[]]>([
  // English
  ['one line where it fits', 'The 8:15 is late again.', ['The 8:15 is late again.']],
  [
    'not after an article',
    'She had been waiting for the train since half past seven.',
    ['She had been waiting', 'for the train since half past seven.'],
  ],
  [
    'where a sentence ends',
    'I know that. But nobody told me that it would rain.',
    ['I know that.', 'But nobody told me that it would rain.'],
  ],
  [
    'where a clause ends',
    'When the rain had stopped, the whole street smelled of iron.',
    ['When the rain had stopped,', 'the whole street smelled of iron.'],
  ],
  [
    'not within a name',
    'Everybody on this platform knows Mara Fox from the news.',
    ['Everybody on this platform', 'knows Mara Fox from the news.'],
  ],
  [
    'not between a number and what it counts',
    'The next train to the coast will leave in 45 minutes.',
    ['The next train to the coast', 'will leave in 45 minutes.'],
  ],
  [
    "the author's own lines are kept",
    '- Is it late?\n- It is always late.',
    ['- Is it late?', '- It is always late.'],
  ],
  [
    "the author's lines that do not fit are broken anew",
    'This line was written by somebody who never counted\nletters.',
    ['This line was written by somebody', 'who never counted letters.'],
  ],
  // German
  [
    'nicht nach einem Artikel',
    'Sie wartet seit einer halben Stunde auf den Zug nach Hamburg.',
    ['Sie wartet seit einer halben Stunde', 'auf den Zug nach Hamburg.'],
  ],
  [
    'vor dem Nebensatz',
    'Ich weiß nicht, ob der Zug heute überhaupt noch kommt.',
    ['Ich weiß nicht,', 'ob der Zug heute überhaupt noch kommt.'],
  ],
  // Arabic
  [
    'ليس بعد حرف جر',
    'كانت تنتظر القطار في المحطة القديمة منذ الساعة السابعة صباحا.',
    ['كانت تنتظر القطار في المحطة القديمة', 'منذ الساعة السابعة صباحا.'],
  ],
  // Japanese and Chinese
  [
    '読点で',
    '雨が降っているので、今日は電車で会社に行きます。',
    ['雨が降っているので、', '今日は電車で会社に行きます。'],
  ],
  [
    '助詞の前ではない',
    '彼女は古い駅のホームで電車を待っていました。',
    ['彼女は古い駅のホームで', '電車を待っていました。'],
  ],
  ['标点之后', '今天早上下雨了，所以我坐火车去公司上班。', ['今天早上下雨了，', '所以我坐火车去公司上班。']],
])('breaks %s', ([, text, lines]) => {
  expect(breakCaption(text, 42)).toEqual(lines);
});

const words = fc.array(
  fc.constantFrom(
    'the',
    'rain',
    'Mara',
    'Fox',
    'of',
    '8',
    'platform,',
    'ends.',
    '雨が降る',
    'القطار',
    'a',
    '—',
  ),
  {minLength: 1, maxLength: 24},
);

test('there are never more than two lines, no word is lost, and lines are within their columns where that can be', () => {
  fc.assert(
    fc.property(words, fc.integer({min: 12, max: 42}), (parts, columns) => {
      const text = parts.join(' ');
      const lines = breakCaption(text, columns);
      expect(lines.length).toBeLessThanOrEqual(2);
      expect(lines.join('').replaceAll(' ', '')).toBe(parts.join(''));
      expect(lines.every((line) => line.trim() === line && line !== '')).toBe(true);
      const longest = Math.max(...parts.map(columnsOf));
      const total = columnsOf(text);
      // Two lines hold it whichever word stands at the middle.
      const fits = total + longest <= 2 * columns;
      expect(lines.length === 1 || total > columns).toBe(true);
      expect(!fits || lines.every((line) => columnsOf(line) <= columns)).toBe(true);
    }),
  );
});
