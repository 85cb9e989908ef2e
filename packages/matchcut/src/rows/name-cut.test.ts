import {expect, test} from 'vitest';
import {nameCut, readNamePattern} from './name-cut.ts';

const cut = {
  film: 'greeting',
  row: 2,
  format: '9:16',
  props: {city: 'São Paulo', year: 1952, tags: ['a', 'b'], nick: null},
  part: null,
} as const;

function nameOf(pattern: string | null, more: Partial<Parameters<typeof nameCut>[1]> = {}): string {
  return nameCut(readNamePattern(pattern, 'h264'), {...cut, ...more});
}

test('a cut is named by film, row and format where nothing is said', () => {
  expect(nameOf(null)).toBe('greeting-2-9x16.mp4');
  expect(nameOf(null, {part: {from: 30, to: 59}})).toBe('greeting-2-9x16-30-59.mp4');
});

test('a pattern names props, in folders too, with or without the ending', () => {
  expect(nameOf('{city}/{year}-{tags}.mp4')).toBe('sao-paulo/1952-a-b.mp4');
  expect(nameOf('{city}.v2')).toBe('sao-paulo.v2.mp4');
});

test('the ending is that of the codec', () => {
  expect(readNamePattern('{row}.mov', 'prores')).toEqual({text: '{row}', extension: '.mov'});
  expect(() => readNamePattern('{row}.mov', 'h264')).toThrow(/no \.mov file/);
});

test('what the film does not have is told, with the nearest name', () => {
  expect(() => nameOf('{ciyt}')).toThrow(
    expect.objectContaining({code: 'bad-option', hint: 'Did you mean {city}?', where: '--name'}),
  );
  expect(() => nameOf('{nick}')).toThrow(/\{nick\}/);
});
