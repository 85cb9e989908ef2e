import {createCanvas} from '@napi-rs/canvas';
import {describe, expect, test} from 'vitest';
import {canSet, font} from './fonts.ts';
import {layOutSheet} from './layout.ts';
import {timecode} from './timecode.ts';
import {wrapText} from './wrap-text.ts';

describe('timecode', () => {
  test.each([
    [0, 30, 1, '00:00:00'],
    [29, 30, 1, '00:00:29'],
    [30, 30, 1, '00:01:00'],
    [24 * 61 + 5, 24, 1, '01:01:05'],
    [30, 30_000, 1001, '00:01:00'],
  ])('frame %i at %i/%i is %s', (frame, numerator, denominator, text) => {
    expect(timecode(frame, {numerator, denominator})).toBe(text);
  });
});

describe('wrapping', () => {
  const measure = (text: string): number => text.length;

  test('keeps whole words', () => {
    expect(wrapText('Mara waits on an empty platform', 12, 3, measure)).toEqual([
      'Mara waits',
      'on an empty',
      'platform',
    ]);
  });

  test('ends what does not fit with an ellipsis, at a word', () => {
    const lines = wrapText('Mara waits on an empty platform in Lisbon', 14, 2, measure);
    expect(lines).toEqual(['Mara waits on', 'an empty…']);
  });

  test('breaks a word that is longer than a line', () => {
    expect(wrapText('Donaudampfschiff fährt', 8, 4, measure)).toEqual(['Donaudam', 'pfschiff', 'fährt']);
  });

  test('no text is no line', () => {
    expect(wrapText('  ', 10, 2, measure)).toEqual([]);
  });
});

describe('fonts', () => {
  test.each([
    ['Mara waits — “slowly”…', true],
    ['Łódź, Čeština, Tiếng Việt', true],
    ['Токио', false],
    ['東京', false],
    ['🦊', false],
  ])('%s', (text, can) => {
    expect(canSet(text)).toBe(can);
  });

  test('what can be set is set from the package, in a width of its own for each letter', () => {
    const ctx = createCanvas(10, 10).getContext('2d');
    ctx.font = font(100);
    const widths = ['i', 'm', 'Ł', 'ế'].map((letter) => ctx.measureText(letter).width);
    expect(new Set(widths).size).toBe(4);
    expect(Math.min(...widths)).toBeGreaterThan(10);
  });
});

describe('layout', () => {
  test.each([
    [1280, 720],
    [720, 1280],
    [1792, 1024],
    [1080, 1920],
    [800, 760],
  ])('at %i x %i the slate keeps inside the safe area and below the picture', (width, height) => {
    const {picture, slate} = layOutSheet({width, height});
    expect(slate.left).toBeGreaterThanOrEqual(Math.round(width * 0.03));
    expect(slate.left + slate.width).toBeLessThanOrEqual(Math.round(width * 0.97));
    expect(slate.top).toBeGreaterThan(picture.top + picture.height);
    expect(slate.top + slate.height).toBeLessThan(height * 0.985);
    expect(picture.height).toBeGreaterThan(height * 0.75);
  });
});
