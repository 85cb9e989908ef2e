import {describe, expect, it} from 'vitest';
import {count} from './count.ts';
import {formatBytes} from './format-bytes.ts';
import {withinFilm} from './within-film.ts';

describe('words', () => {
  it.each([
    [0, '0 B'],
    [812, '812 B'],
    [4_210_000, '4.2 MB'],
    [123_456_789, '123 MB'],
  ])('tells %d bytes as %s', (bytes, told) => {
    expect(formatBytes(bytes)).toBe(told);
  });

  it('counts', () => {
    expect([count(1, 'clip'), count(3, 'clip'), count(0, 'entry', 'entries')]).toEqual([
      '1 clip',
      '3 clips',
      '0 entries',
    ]);
  });

  it('leaves the film out of addresses', () => {
    expect(withinFilm('commute/platform/continue-1', 'commute')).toBe('platform/continue-1');
    expect(withinFilm('platform', 'commute')).toBe('platform');
  });
});
