import {expect, test} from 'vitest';
import {film, overlay, scene} from '../film.fixture.ts';
import {clipKeys, draft, stepsOf} from '../plan-film.fixture.ts';

const tree = film([scene('a', 4, ' waits.', overlay(0.5, 2))]);
const whole = draft(tree);
const half = draft(tree, {scale: 0.5});

test('a scaled cut is made of the same clips', () => {
  expect(clipKeys(half)).toEqual(clipKeys(whole));
  const key = (drafted: typeof half): unknown => stepsOf(drafted, 'soundtrack').map((step) => step.key);
  expect(key(half)).toEqual(key(whole));
});

test('its clips are conformed, and its overlays drawn, at another size', () => {
  const {width, height} = stepsOf(whole, 'conform')[0]?.request.size ?? {width: 0, height: 0};
  const size = {width: width / 2, height: height / 2};
  expect(stepsOf(half, 'conform')).toMatchObject([{request: {size}}]);
  const [over, rest] = stepsOf(half, 'segment');
  expect(over?.request).toMatchObject({size, layout: {size: {width, height}, scale: 0.5}});
  // Where nothing is drawn, the layout is of no account, and not in the key.
  expect(rest?.request).toMatchObject({size, overlays: []});
  expect(rest?.request).not.toHaveProperty('layout');
});

test('at its own size it is the same plan', () => {
  expect(draft(tree, {scale: 1}).steps).toEqual(whole.steps);
});
