import {describe, expect, it} from 'vitest';
import {fitText} from './fit-text.ts';
import {textWidth} from './text-width.ts';

const options = {width: 1000, lines: 3, largest: 100, preferred: 70, smallest: 40};

describe('fitText', () => {
  it('sets short text as large as it may be', () => {
    expect(fitText('Rain', options)).toBe(100);
  });

  it('takes another line before it gets small', () => {
    const text = 'A rather longer title than that';
    expect(fitText(text, {...options, lines: 1})).toBeLessThan(70);
    expect(fitText(text, options)).toBeGreaterThanOrEqual(70);
  });

  it('fits the longest word into a line', () => {
    const word = 'Donaudampfschifffahrt';
    const size = fitText(`The ${word}`, options);
    expect(size * textWidth(word)).toBeLessThanOrEqual(1000);
  });

  it.each(['', ' ', '…', 'W'.repeat(500), 'many words '.repeat(80)])('never leaves its bounds', (text) => {
    const size = fitText(text, options);
    expect(size).toBeGreaterThanOrEqual(40);
    expect(size).toBeLessThanOrEqual(100);
  });
});
