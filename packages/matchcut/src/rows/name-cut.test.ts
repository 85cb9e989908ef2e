import {expect, test} from 'vitest';
import {nameCut, readNamePattern} from './name-cut.ts';

const cut = {
  film: 'greeting',
  row: 2,
  format: '9:16',
  props: {city: 'São Paulo', year: 1952, tags: ['a', 'b'], nick: null},
  part: null,
} as const;

const final = {codec: 'h264', quality: 'final'} as const;

function nameOf(pattern: string | null, more: Partial<Parameters<typeof nameCut>[1]> = {}): string {
  return nameCut(readNamePattern(pattern, final), {...cut, ...more});
}

test('a cut is named by film, row and format where nothing is said', () => {
  expect(nameOf(null)).toBe('greeting-2-9x16.mp4');
  expect(nameOf(null, {part: {from: 30, to: 59}})).toBe('greeting-2-9x16-30-59.mp4');
});

test('a draft is called one, where no pattern says otherwise', () => {
  const draft = {...final, quality: 'draft'} as const;
  expect(nameCut(readNamePattern(null, draft), cut)).toBe('greeting-2-9x16-draft.mp4');
  expect(nameCut(readNamePattern('{row}', draft), cut)).toBe('2.mp4');
});

test('a pattern names props, in folders too, with or without the ending', () => {
  expect(nameOf('{city}/{year}-{tags}.mp4')).toBe('sao-paulo/1952-a-b.mp4');
  expect(nameOf('{city}.v2')).toBe('sao-paulo.v2.mp4');
});

test('the ending is that of the codec', () => {
  expect(readNamePattern('{row}.mov', {...final, codec: 'prores'})).toEqual({
    text: '{row}',
    extension: '.mov',
  });
  expect(() => readNamePattern('{row}.mov', final)).toThrow(/no \.mov file/);
});

test('a row of which no name is left is told, and never leads out of the folder', () => {
  const props = {city: '../..', name: 'x'};
  expect(() => nameOf('{city}/{name}', {props})).toThrow(
    expect.objectContaining({code: 'bad-rows', message: expect.stringContaining('{city}')}),
  );
  expect(nameOf('{city}{name}', {props})).toBe('x.mp4');
});

test('what the film does not have is told, with the nearest name', () => {
  expect(() => nameOf('{ciyt}')).toThrow(
    expect.objectContaining({code: 'bad-option', hint: 'Did you mean {city}?', where: '--name'}),
  );
  expect(() => nameOf('{nick}')).toThrow(/\{nick\}/);
});
