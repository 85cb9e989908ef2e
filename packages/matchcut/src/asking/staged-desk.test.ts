import {expect, test} from 'vitest';
import {stagedDesk} from './staged-desk.ts';

const desk = stagedDesk({
  durations: {'voice.mp3': 2.5, 'talk.srt': 1},
  captionFiles: {'talk.srt': {kind: 'missing'}},
});

test('in the browser a film is told what it was told in Node.js, at once', async () => {
  expect(await desk.duration('voice.mp3')).toBe(2.5);
  expect(await desk.captionFile('talk.srt')).toEqual({kind: 'missing'});
  // Where React finds these it does not wait.
  expect(desk.duration('voice.mp3')).toMatchObject({status: 'fulfilled', value: 2.5});
});

test('one path may be asked for in two ways, each with the same promise whenever it is asked', async () => {
  expect(desk.duration('talk.srt')).toBe(desk.duration('talk.srt'));
  expect(await desk.duration('talk.srt')).toBe(1);
});

test('what was never asked in Node.js is an error', async () => {
  await expect(desk.duration('toString')).rejects.toThrow('In the browser the film asks for "toString"');
});
