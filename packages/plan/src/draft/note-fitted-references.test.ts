import {expect, test} from 'vitest';
import type {Size} from '@matchcut/engine';
import {film, sceneWith} from '../film.fixture.ts';
import type {FileState} from '../inputs.ts';
import {clipKeys, draft, look, type Planning} from '../plan-film.fixture.ts';
import {planningEngine} from '../planning-engine.fixture.ts';

const scene = sceneWith({id: 'a', seconds: 8, reference: 'a.png'});

function still(size?: Size): Planning {
  const state: FileState = {kind: 'media', digest: look('a'), media: 'still', durationSeconds: 0};
  return {files: new Map([['a.png', size === undefined ? state : {...state, size}]])};
}

function told(width: number, height: number, tree = film([scene], {formats: ['16:9']})): readonly string[] {
  return draft(tree, still({width, height}))
    .diagnostics.filter(({code}) => code === 'reference-fitted')
    .map(({where, message, hint}) => `${where}: ${message} ${hint}`);
}

test('an image of the size of its clips is not spoken of', () => {
  expect(told(1280, 720)).toEqual([]);
});

test('a larger image of the same shape is made smaller, and nothing of it is lost', () => {
  expect(told(2560, 1440)).toEqual([
    'Film > Scene "a": "a.png" is 2560x1440 and is fitted to the size of its clips: 16:9, 1280x720, reduced to 50 %. ' +
      'Nothing to do, unless another part of it is wanted: then give an image of 1280x720.',
  ]);
});

test('what is cut off is told for each format, in pixels of the image', () => {
  const [words = ''] = told(640, 640, film([scene], {formats: ['16:9', '9:16']}));
  expect(words).toContain(
    '16:9, 1280x720, enlarged to 200 %, 140 px cut off at the top and at the bottom; ' +
      '9:16, 720x1280, enlarged to 200 %, 140 px cut off at the left and at the right.',
  );
  // Of two formats it has the size of one.
  expect(told(720, 1280, film([scene], {formats: ['16:9', '9:16']}))[0]).toContain(
    'its clips: 16:9, 1280x720, enlarged to 178 %, 438 px cut off at the top and at the bottom. ',
  );
  expect(told(1400, 720)[0]).toContain('16:9, 1280x720, 60 px cut off at the left and at the right.');
});

test('a format that is cropped from another has no clips of its own', () => {
  const cropped = film([scene], {formats: ['16:9', '9:16'], reframe: 'crop'});
  expect(told(1280, 720, cropped)).toEqual([]);
  expect(told(640, 360, cropped)[0]).toContain('16:9, 1280x720, enlarged to 200 %. ');
});

test('an engine that takes no image says so, and nothing else', () => {
  const {capabilities} = planningEngine;
  const engine = {...planningEngine, capabilities: {...capabilities, firstFrame: false}};
  const {diagnostics} = draft(film([scene]), {...still({width: 640, height: 640}), engine});
  expect(diagnostics.map(({code}) => code)).toEqual(['unsupported-first-frame']);
});

test('which size an image has is no part of a key: its bytes are', () => {
  const keys = clipKeys(draft(film([scene]), still()));
  expect(clipKeys(draft(film([scene]), still({width: 1280, height: 720})))).toEqual(keys);
  expect(clipKeys(draft(film([scene]), still({width: 640, height: 640})))).toEqual(keys);
});
