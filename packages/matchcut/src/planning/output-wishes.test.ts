import {expect, test} from 'vitest';
import type {CommandOption} from '../command-line/options.ts';
import {readOutput, scaleOf, settingsOf, usualOutput, type OutputWishes} from './output-wishes.ts';

/** What is read of options as they are typed: `read({'--crf': '20'})`. */
function read(typed: Readonly<Record<string, string>>): OutputWishes {
  return readOutput({
    option: <T>({flags, read: readText}: CommandOption<T>): T => readText(typed[flags.split(' ')[0] ?? '']),
  });
}

test('without any option it is the usual file', () => {
  expect(read({})).toEqual(usualOutput);
  expect(settingsOf(usualOutput)).toEqual({codec: 'h264', quality: 'final', crf: 18});
});

test('what is given wins over the quality', () => {
  const draft = read({'--quality': 'draft', '--crf': '30', '--scale': '1'});
  expect(settingsOf(draft)).toEqual({codec: 'h264', quality: 'draft', crf: 30});
  const formats = [{id: '16:9', size: {width: 1280, height: 720}}] as const;
  expect(scaleOf(draft, formats)).toBe(1);
  expect(scaleOf(read({'--quality': 'draft'}), formats)).toBe(0.5);
  const proxy = read({'--codec': 'prores', '--quality': 'draft', '--prores-profile': 'light'});
  expect(settingsOf(proxy)).toEqual({codec: 'prores', profile: 'light'});
});

test.each([
  [{'--codec': 'vp9'}, '--codec'],
  [{'--codec': ''}, '--codec'],
  [{'--quality': 'best'}, '--quality'],
  [{'--crf': '0'}, '--crf'],
  [{'--crf': '52'}, '--crf'],
  [{'--crf': 'NaN'}, '--crf'],
  [{'--crf': '-1', '--codec': 'h265'}, '--crf'],
  [{'--crf': '18', '--codec': 'prores'}, '--crf'],
  [{'--prores-profile': 'hq'}, '--prores-profile'],
  [{'--prores-profile': 'best', '--codec': 'prores'}, '--prores-profile'],
  [{'--scale': '0'}, '--scale'],
  [{'--scale': '17'}, '--scale'],
  [{'--scale': '-1'}, '--scale'],
  [{'--scale': 'half'}, '--scale'],
])('%j is an error', (typed, where) => {
  expect(() => read(typed)).toThrow(expect.objectContaining({code: 'bad-option', where}));
});

test('the rate factors of a codec are those that Remotion takes', () => {
  expect(read({'--crf': '0', '--codec': 'h265'}).crf).toBe(0);
  expect(read({'--crf': '51'}).crf).toBe(51);
  expect(() => read({'--crf': '0'})).toThrow(
    expect.objectContaining({hint: 'Give a number from 1 to 51, which h264 has.'}),
  );
});

test.each([0.01, 16])('a scale of %d makes a picture that no file can hold', (scale) => {
  const formats = [{id: '9:16', size: {width: 720, height: 1280}}] as const;
  expect(() => scaleOf({...usualOutput, scale}, formats)).toThrow(
    expect.objectContaining({code: 'bad-option', where: '--scale'}),
  );
});
