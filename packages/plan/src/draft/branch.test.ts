import {expect, test} from 'vitest';
import {branch, edit, film, proceed, scene} from '../film.fixture.ts';
import {clipKeys, codesOf, draft, lockOf, stepsOf} from '../plan-film.fixture.ts';
import {planningEngine} from '../planning-engine.fixture.ts';
import {present} from '../present.fixture.ts';

const fight = scene('fight', 8, 'They fight.', proceed(8, 'One falls.'));

test('a branch continues the end of another shot, in a scene of its own', () => {
  const drafted = draft(film([fight, scene('sun', 4), branch('peace', 'fight', 8)]));
  expect(drafted.diagnostics).toEqual([]);
  const [opening] = stepsOf(drafted, 'clip');
  const extension = present(
    stepsOf(drafted, 'extension').find(({address}) => address.startsWith('commute/peace')),
  );
  expect(extension).toMatchObject({
    address: 'commute/peace/continue-1',
    needs: ['16:9 clip commute/fight'],
    request: {kind: 'extend', seconds: 8, prompt: 'Otherwise.', source: opening?.key},
  });
  // There is a cut before it: nothing is matched to what stands before it in the film.
  const conform = stepsOf(drafted, 'conform').find(({address}) => address === extension.address);
  expect(conform?.request).not.toHaveProperty('seam');
  expect(drafted.survey.timeline.scenes.at(-1)).toMatchObject({
    address: 'commute/peace',
    from: 600,
    frames: 240,
  });
});

test('it may stand before what it continues, be continued, edited, trimmed, and branched from', () => {
  const engine = {...planningEngine, capabilities: {...planningEngine.capabilities, edit: true}};
  const tree = film([
    branch('later', 'peace/continue-1', 4),
    branch('peace', 'fight/continue-1', 6.5, edit('At night.'), proceed(4, 'They rest.')),
    fight,
  ]);
  const drafted = draft(tree, {engine});
  expect(codesOf(drafted.diagnostics)).toEqual(['boundary-moved', 'seconds-trimmed']);
  const ids = drafted.steps.map(({id}) => id);
  for (const {id, needs} of drafted.steps) {
    for (const need of needs) expect(ids.indexOf(need)).toBeGreaterThanOrEqual(0);
    expect(ids).toContain(id);
  }
  const [change] = stepsOf(drafted, 'edit');
  const later = stepsOf(drafted, 'extension').find(({address}) => address === 'commute/later/continue-1');
  expect(later?.request.source).toBe(change?.key);
});

test('a branch from an edit continues the clip as that left it, whatever edits come after', () => {
  const engine = {...planningEngine, capabilities: {...planningEngine.capabilities, edit: true}};
  const room = scene('room', 8, 'A room.', edit('The lamp is lit.'), edit('It is night.'));
  const sources = ['room/edit-1', 'room/edit-2', 'room'].map((from) => {
    const drafted = draft(film([room, branch('b', from, 4)]), {engine});
    expect(drafted.diagnostics).toEqual([]);
    const [extension] = stepsOf(drafted, 'extension');
    return stepsOf(drafted, 'edit').find(({key}) => key === extension?.request.source)?.address;
  });
  expect(sources).toEqual(['commute/room/edit-1', 'commute/room/edit-2', 'commute/room/edit-2']);
});

test('what cannot be branched from is told as `from` takes addresses, without the film', () => {
  const told = (from: string) => draft(film([fight, branch('b', from, 4)])).diagnostics;
  expect(told('fihgt')).toMatchObject([
    {
      code: 'unknown-branch',
      message: 'There is no shot "fihgt" to branch from.',
      hint: 'Perhaps "fight" is meant.',
    },
  ]);
  expect(told('a-quiet-evening')).toMatchObject([{hint: 'The film has fight, fight/continue-1.'}]);
});

test('a branch from a long shot begins where that ends', () => {
  const drafted = draft(film([scene('long', 40), branch('b', 'long', 4)]));
  const parts = stepsOf(drafted, 'extension').filter(({address}) => address.startsWith('commute/long'));
  const [, ending] = [parts[0], parts.at(-1)];
  const last = stepsOf(drafted, 'extension').find(({address}) => address === 'commute/b/continue-1');
  expect(last?.request.source).toBe(ending?.key);
});

test('what a branch continues counts to its chain', () => {
  const long = branch('b', 'a', 100);
  expect(codesOf(draft(film([scene('a', 8), branch('b', 'a', 20)])).diagnostics)).toEqual([]);
  expect(codesOf(draft(film([scene('a', 20), long])).diagnostics)).not.toContain('chain-too-long');
  expect(codesOf(draft(film([scene('a', 40), long])).diagnostics)).toContain('chain-too-long');
});

test('another take of a shot is another source of its branches, whatever names have changed', () => {
  const tree = film([fight, branch('peace', 'fight', 8)]);
  const lock = lockOf(draft(tree, {replace: new Map([['commute/fight', null]])}));
  const renamed = film([{...fight, props: {...fight.props, id: 'duel'}}, branch('peace', 'duel', 8)]);
  expect(clipKeys(draft(renamed, {lock}))).toEqual(clipKeys(draft(tree, {lock})));
});

test('a branch is cropped where what it continues is, and nothing else is possible', () => {
  const whole = {...fight, props: {...fight.props, reframe: 'crop'}} as const;
  const both = {formats: ['16:9', '9:16']} as const;
  const torn = draft(film([whole, branch('peace', 'fight', 8)], both));
  expect(codesOf(torn.diagnostics)).toEqual(['bad-reframe']);
  const cropped = draft(film([whole, branch('peace', 'fight', 8)], {...both, reframe: 'crop'}));
  expect(cropped.diagnostics).toEqual([]);
  expect(stepsOf(cropped, 'extension').map(({format}) => format)).toEqual(['16:9', '16:9']);
});

test('a scene that is called like its film is branched from as any other', () => {
  const drafted = draft(
    film([
      scene('commute', 8, 'They fight.', proceed(8, 'One falls.')),
      branch('b', 'commute/continue-1', 4),
    ]),
  );
  expect(codesOf(drafted.diagnostics)).toEqual([]);
  expect(stepsOf(drafted, 'extension').map(({address}) => address)).toContain('commute/b/continue-1');
});

test('a branch from a clip of which less is shown is warned of', () => {
  const shorter = draft(film([scene('fight', 6.5, 'They fight.'), branch('b', 'fight', 4)]));
  expect(shorter.diagnostics.find(({code}) => code === 'branch-from-unseen')).toMatchObject({
    severity: 'warning',
    message: expect.stringContaining('1.5 s after what the film shows of "fight"'),
  });
  const inside = draft(
    film([scene('fight', 14.5, 'They fight.', proceed(6.5, 'One falls.')), branch('b', 'fight', 4)]),
  );
  expect(codesOf(inside.diagnostics)).not.toContain('branch-from-unseen');
});
