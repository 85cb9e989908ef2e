import {expect, test} from 'vitest';
import {dissolve, film, proceed, scene, sceneWith} from '../film.fixture.ts';
import type {NodeProps} from '../node-kinds.ts';
import {draft, stepsOf} from '../plan-film.fixture.ts';

const rate = 48_000;

function timed(props: Omit<NodeProps['scene'], 'id'>) {
  const drafted = draft(film([sceneWith({id: 'a', ...props}), dissolve(0.5), scene('b', 8)]));
  const sounds = stepsOf(drafted, 'soundtrack')[0]?.request.sounds ?? [];
  return {conform: stepsOf(drafted, 'conform')[0]?.request, sound: sounds[0], sounds};
}

test('a scene that uses none of it has the requests that it always had', () => {
  const {conform, sound} = timed({seconds: 8});
  expect(conform).toMatchObject({skipSeconds: 0, frames: 240});
  for (const request of [conform, sound]) {
    for (const name of ['speed', 'freezeFrames']) expect(request).not.toHaveProperty(name);
  }
});

test('trim leaves out picture and sound alike', () => {
  const {conform, sound} = timed({seconds: 6, trim: {start: 1.5}});
  expect(conform).toMatchObject({skipSeconds: 1.5, frames: 180});
  expect(sound).toMatchObject({sourceFrom: 1.5 * rate, samples: 6 * rate});
});

test('speed is that of picture and sound', () => {
  const {conform, sound} = timed({seconds: 4, speed: 2});
  expect(conform).toMatchObject({speed: 2, frames: 120});
  expect(sound).toMatchObject({speed: 2, samples: 4 * rate});
});

test('what stands still is silent, and the sound before it ends without a click', () => {
  const {conform, sound} = timed({seconds: 8, freeze: 2});
  expect(conform).toMatchObject({frames: 300, freezeFrames: 60});
  expect(sound).toMatchObject({samples: 8 * rate, fadeOut: rate / 20});
});

test('a dissolve out of what stands still takes the sound as far as it is there', () => {
  const {sound} = timed({seconds: 8, freeze: 0.2});
  expect(sound).toMatchObject({samples: 8 * rate, fadeOut: 0.3 * rate});
});

test('a muted scene needs none of its clips for the sound, a quiet one all of them', () => {
  const muted = draft(film([sceneWith({id: 'a', seconds: 8, mute: true}, 'Rain.', proceed(8))]));
  expect(stepsOf(muted, 'soundtrack')).toMatchObject([{needs: [], request: {sounds: []}}]);
  expect(timed({seconds: 8, mute: true}).sounds).toHaveLength(1);
  expect(timed({seconds: 8, volume: 0.5}).sounds).toMatchObject([{volume: 0.5}, {volume: 1}]);
});
