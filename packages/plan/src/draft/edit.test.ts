import {expect, test} from 'vitest';
import {edit, film, proceed, scene} from '../film.fixture.ts';
import {draft, lockOf, stepsOf} from '../plan-film.fixture.ts';
import {planningEngine} from '../planning-engine.fixture.ts';
import {present} from '../present.fixture.ts';

const engine = {
  ...planningEngine,
  capabilities: {...planningEngine.capabilities, edit: true},
};

const plain = draft(film([scene('a', 8, 'Rain.', proceed(8, 'More.'))]), {engine});
const edited = draft(film([scene('a', 8, 'Rain.', edit('At night.'), proceed(8, 'More.'))]), {engine});

test('an edit changes the clip of the shot before it, which stays what it was', () => {
  const [clip] = stepsOf(edited, 'clip');
  const [change] = stepsOf(edited, 'edit');
  expect(clip?.key).toBe(stepsOf(plain, 'clip')[0]?.key);
  expect(change).toMatchObject({
    address: 'commute/a/edit-1',
    needs: [clip?.id],
    request: {kind: 'edit', take: 1, prompt: 'At night.', seconds: 8, source: clip?.key},
  });
});

test('what is shown, heard and continued is the edited clip', () => {
  const {key} = present(stepsOf(edited, 'edit')[0]);
  const [conform] = stepsOf(edited, 'conform');
  expect(conform).toMatchObject({address: 'commute/a', request: {source: key}});
  expect(stepsOf(edited, 'conform')).toHaveLength(2);
  expect(stepsOf(edited, 'extension')[0]?.request.source).toBe(key);
  expect(stepsOf(edited, 'soundtrack')[0]?.request.sounds[0]?.source).toEqual({kind: 'clip', key});
  expect(edited.survey.timeline.frames).toBe(plain.survey.timeline.frames);
});

test('an edit can be edited, and has takes of its own', () => {
  const twice = film([scene('a', 8, 'Rain.', edit('At night.'), edit('A lamp is lit.'))]);
  const drafted = draft(twice, {engine});
  const [first, second] = stepsOf(drafted, 'edit');
  expect(second?.request.source).toBe(first?.key);
  expect(stepsOf(drafted, 'conform').map(({request}) => request.source)).toEqual([second?.key]);
  const lock = lockOf(draft(twice, {engine, replace: new Map([['commute/a/edit-1', null]])}));
  const again = draft(twice, {engine, lock});
  expect(stepsOf(again, 'edit').map(({request}) => request.take)).toEqual([2, 1]);
  expect(stepsOf(again, 'clip')[0]?.request.take).toBe(1);
});

test('on the timeline it is a change to its shot, which still fills the scene', () => {
  const shots = edited.survey.timeline.scenes[0]?.shots;
  expect(shots).toMatchObject([
    {
      address: 'commute/a',
      from: 0,
      frames: 240,
      prompt: 'Rain.',
      edits: [{address: 'commute/a/edit-1', prompt: 'At night.'}],
    },
    {address: 'commute/a/continue-1', from: 240, frames: 240, edits: []},
  ]);
});
