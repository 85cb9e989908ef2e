import {parseSrt} from '@remotion/captions';
import * as fc from 'fast-check';
import {parseSync, type NodeCue} from 'subtitle';
import {expect, test} from 'vitest';
import type {TimelineCaption} from '@matchcut/plan';
import {readCues} from './read-cues.ts';
import {captionsOfCut, writeSrt, writeVtt, type WrittenCue} from './write-cues.ts';

const text = fc
  .array(
    fc.constantFrom(
      'Rain',
      'is 5 < 6 & 7 > 6?',
      'القطار متأخر',
      '雨が降る。',
      '- Who?',
      'café',
      '1',
      '<i>',
      '&amp;',
    ),
    {minLength: 1, maxLength: 4},
  )
  .map((words) => words.join(' '));

/** One after another, none shorter than a frame. */
const cues: fc.Arbitrary<readonly WrittenCue[]> = fc
  .array(
    fc.record({
      pause: fc.nat(5000),
      length: fc.integer({min: 33, max: 9000}),
      lines: fc.array(text, {minLength: 1, maxLength: 2}),
    }),
    {minLength: 1, maxLength: 12},
  )
  .map((all) => {
    let now = 0;
    return all.map(({pause, length, lines}) => {
      const startMs = now + pause;
      now = startMs + length;
      return {startMs, endMs: now, text: lines.join('\n'), words: []};
    });
  });

const plain = (written: readonly WrittenCue[]): readonly unknown[] =>
  written.map(({startMs, endMs, text: words}) => ({startMs, endMs, text: words}));

test('what is written as .srt is read the same by two other programs', () => {
  fc.assert(
    fc.property(cues, (written) => {
      const file = writeSrt(written);
      expect(plain(parseSrt({input: file}).captions as never)).toEqual(plain(written));
      expect(readByOther(file)).toEqual(plain(written));
    }),
  );
});

test('what is written as .vtt is read the same by another program, and by this one', () => {
  fc.assert(
    fc.property(cues, (written) => {
      const file = writeVtt(written);
      expect(readByOther(file).map(({text: words, ...times}) => ({...times, text: unescape(words)}))).toEqual(
        plain(written),
      );
      const {cues: read, problems} = readCues(file, 'vtt');
      expect(problems).toEqual([]);
      expect(
        read.map(({from, seconds, text: words}) => ({
          startMs: Math.round(from * 1000),
          endMs: Math.round((from + seconds) * 1000),
          text: words,
        })),
      ).toEqual(plain(written));
    }),
  );
});

test('words keep their times in a .vtt, and a .srt has only the words', () => {
  const words = [
    {text: 'The', startMs: 1000},
    {text: 'rain', startMs: 1500},
    {text: 'falls.', startMs: 2100},
  ];
  const cue = {startMs: 1000, endMs: 3000, text: 'The rain\nfalls.', words};
  expect(writeVtt([cue])).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nThe <00:00:01.500>rain\n<00:00:02.100>falls.\n',
  );
  expect(readCues(writeVtt([cue]), 'vtt').cues[0]?.words).toEqual([
    {text: 'The', from: 0},
    {text: 'rain', from: 0.5},
    {text: 'falls.', from: 1.1},
  ]);
  expect(writeSrt([cue])).toBe('1\n00:00:01,000 --> 00:00:03,000\nThe rain\nfalls.\n');
});

const frameRate = {numerator: 30, denominator: 1};
const none = {scenes: [], transitions: [], mattes: [], overlays: [], sounds: [], frames: 120};

function caption(from: number, length: number, words: string, track: string | null = null): TimelineCaption {
  return {
    address: `film/${words}`,
    from,
    frames: length,
    text: words,
    words: [{text: words, from: 10}],
    track,
    node: {kind: 'caption', key: null, props: {}, children: []},
    where: 'Film',
  };
}

test('a part of a film has the captions that reach into it, from its own first frame', () => {
  const captions = [caption(0, 30, 'one'), caption(40, 40, 'two'), caption(90, 30, 'three')];
  const film = {timeline: {...none, captions}, frameRate};
  const cuesOfCut = (part: Parameters<typeof captionsOfCut>[1]): readonly WrittenCue[] =>
    captionsOfCut(film, part).flatMap(({cues}) => cues);
  expect(cuesOfCut(null).map(({startMs, endMs}) => [startMs, endMs])).toEqual([
    [0, 1000],
    [1333, 2667],
    [3000, 4000],
  ]);
  expect(cuesOfCut({from: 45, to: 104})).toEqual([
    {startMs: 0, endMs: 1167, text: 'two', words: [{text: 'two', startMs: 167}]},
    {startMs: 1500, endMs: 2000, text: 'three', words: [{text: 'three', startMs: 1833}]},
  ]);
  expect(cuesOfCut({from: 100, to: null})).toHaveLength(1);
});

test('each language has files of its own, of the same name in every part', () => {
  const captions = [
    caption(0, 30, 'one', 'en'),
    caption(35, 5, 'no'),
    caption(40, 40, 'zwei', 'de'),
    caption(50, 30, 'two', 'en'),
  ];
  const film = {timeline: {...none, captions}, frameRate};
  const told = (part: Parameters<typeof captionsOfCut>[1]): readonly unknown[] =>
    captionsOfCut(film, part).map(({suffix, cues}) => [suffix, cues.map(({text}) => text)]);
  expect(told(null)).toEqual([
    ['', ['no']],
    ['.de', ['zwei']],
    ['.en', ['one', 'two']],
  ]);
  expect(told({from: 41, to: 45})).toEqual([
    ['', []],
    ['.de', ['zwei']],
    ['.en', []],
  ]);
});

/** The package `subtitle`, which shares no code with this one. */
function readByOther(
  file: string,
): readonly {readonly startMs: number; readonly endMs: number; readonly text: string}[] {
  return parseSync(file)
    .filter((node): node is NodeCue => node.type === 'cue')
    .map(({data}) => ({startMs: data.start, endMs: data.end, text: data.text}));
}

function unescape(words: string): string {
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
