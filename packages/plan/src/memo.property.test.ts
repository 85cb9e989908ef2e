import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {arbitraryFilm, arbitrarySeconds, mapScenes, scenesIn} from './arbitrary-film.fixture.ts';
import type {FilmTree} from './film-tree.ts';
import {audio, character, dissolve, film, mara, overlay, proceed, scene, style} from './film.fixture.ts';
import {NodeMemo} from './memo.ts';
import {
  draft,
  lockOf,
  look,
  looksOf,
  making,
  previousOf,
  recordsOf,
  settle,
  type Planning,
} from './plan-film.fixture.ts';
import {createPlanMemo} from './plan-memo.ts';
import {planningEngine} from './planning-engine.fixture.ts';

/** An edit leaves what it does not change the same object, as the reconciler does. */
type Edit = (tree: FilmTree) => FilmTree;

function onScene(pick: number, change: Parameters<typeof mapScenes>[1]): Edit {
  return (tree) => {
    const scenes = scenesIn(tree);
    const chosen = scenes[pick % Math.max(1, scenes.length)];
    return mapScenes(tree, (node) => (node === chosen ? change(node) : node));
  };
}

function onRoot(change: (children: FilmTree['root']['children']) => FilmTree['root']['children']): Edit {
  return (tree) => ({...tree, root: {...tree.root, children: change(tree.root.children)}});
}

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.nat(), fc.constantFrom('Fog.', ' A dog barks.'))
    .map(([pick, text]) =>
      onScene(pick, (node) => ({...node, children: [...node.children, {kind: 'text', text}]})),
    ),
  fc
    .tuple(fc.nat(), arbitrarySeconds)
    .map(([pick, seconds]) => onScene(pick, (node) => ({...node, props: {...node.props, seconds}}))),
  fc
    .tuple(fc.nat(), fc.integer({min: 1, max: 3}))
    .map(([pick, take]) => onScene(pick, (node) => ({...node, props: {...node.props, take}}))),
  fc.nat(5).map((at) => onRoot((children) => children.toSpliced(at, 1))),
  fc.nat(5).map((at) => onRoot((children) => [...children.slice(at), ...children.slice(0, at)])),
  fc.nat(5).map((at) => onRoot((children) => children.toSpliced(at, 0, scene(`new-${at}`, 8, 'Fog.')))),
  fc
    .constantFrom('grey', 'teal; amber', 'grey\nteal')
    .map((prompt) => onRoot((children) => [style(prompt, ...children)])),
  fc.constantFrom(24, 29.97, 30).map((fps): Edit => (tree) => ({
    ...tree,
    root: {...tree.root, props: {...tree.root.props, fps}},
  })),
);

const engines = [
  planningEngine,
  {...planningEngine, model: 'test-2'},
  {
    ...planningEngine,
    capabilities: {...planningEngine.capabilities, identities: {kind: 'look', perShot: 2} as const},
  },
  {...planningEngine, capabilities: {...planningEngine.capabilities, seconds: [6, 10]}},
];

/** What may change besides the film from one plan to the next. */
const worlds: fc.Arbitrary<Planning & {readonly isLocked: boolean}> = fc.record({
  engine: fc.constantFrom(...engines),
  isLocked: fc.boolean(),
  replace: fc.constantFrom(new Map<string, null>(), new Map([['commute/scene-1', null]])),
  scale: fc.constantFrom(1, 0.5),
  making: fc.constantFrom('1', '2').map((version) => ({
    conform: making(`conform ${version}`),
    segment: making(`segment ${version}`),
    soundtrack: making('soundtrack'),
    cut: making('cut'),
  })),
});

test('a plan is the same with a memo of other plans and without', () => {
  fc.assert(
    fc.property(
      arbitraryFilm(),
      fc.array(fc.tuple(edits, worlds), {minLength: 1, maxLength: 6}),
      (first, changes) => {
        const memo = createPlanMemo();
        let tree = first;
        let before = draft(tree, {memo});
        for (const [edit, {isLocked, ...world}] of changes) {
          tree = edit(tree);
          const planning = {...world, ...(isLocked ? {lock: lockOf(before)} : {})};
          const remembered = draft(tree, {...planning, memo});
          const fresh = draft(tree, planning);
          expect(remembered.steps).toEqual(fresh.steps);
          expect(remembered.diagnostics).toEqual(fresh.diagnostics);
          expect(remembered.survey.timeline).toEqual(fresh.survey.timeline);
          const inputs = {records: recordsOf(before), previous: previousOf(before)};
          expect(settle(remembered, inputs, memo)).toEqual(settle(fresh, inputs));
          before = fresh;
        }
      },
    ),
    {numRuns: 40},
  );
});

const a = scene('a', 8, mara(), ' waits.', overlay(1, 2), proceed(8));
const b = scene('b', 6.5, character('Otto', {reference: 'otto.png'}), ' reads.');
const base = film([a, dissolve(0.5), b, audio('theme.wav')]);

/** What a scene's share of a plan depends on besides the scene, one by one. */
const surroundings: Readonly<Record<string, {readonly tree?: FilmTree; readonly planning?: Planning}>> = {
  'the scene after a dissolve': {tree: film([a, dissolve(0.5), scene('b', 6.5, 'Sun.'), audio('theme.wav')])},
  'the name of the scene after a dissolve': {
    tree: film([a, dissolve(0.5), {...b, props: {...b.props, id: 'c'}}, audio('theme.wav')]),
  },
  'the length of a dissolve': {tree: film([a, dissolve(1), b, audio('theme.wav')])},
  'no dissolve': {tree: film([a, b, audio('theme.wav')])},
  'an overlay over two scenes': {tree: film([a, dissolve(0.5), b, audio('theme.wav'), overlay(10, 8)])},
  'another scene before it': {tree: film([scene('z', 8), a, dissolve(0.5), b, audio('theme.wav')])},
  'a style around it': {tree: film([style('grey', a, dissolve(0.5), b), audio('theme.wav')])},
  'another look of somebody': {
    tree: film([
      a,
      dissolve(0.5),
      b,
      scene('c', 8, character('Mara', {look: 'a red fox'})),
      audio('theme.wav'),
    ]),
  },
  'what overlays look like': {planning: {looks: () => looksOf('other', 60)}},
  'an overlay that can not be drawn': {planning: {looks: () => null}},
  'a file': {
    planning: {
      files: new Map([
        ['otto.png', {kind: 'media', digest: look('other'), media: 'still', durationSeconds: 0}],
        ['theme.wav', {kind: 'media', digest: look('theme.wav'), media: 'sound', durationSeconds: 2}],
      ]),
    },
  },
  'the lock': {
    planning: {
      lock: lockOf(
        draft(base, {
          replace: new Map([
            ['commute/a', null],
            ['commute/b', null],
          ]),
        }),
      ),
    },
  },
  'another take': {planning: {replace: new Map([['commute/a/continue-1', null]])}},
  'the engine': {planning: {engine: {...planningEngine, options: {seed: 2}}}},
  'an engine without sound': {
    planning: {engine: {...planningEngine, capabilities: {...planningEngine.capabilities, sound: false}}},
  },
  'how segments are made': {planning: {making: {...draft(base).inputs.making, segment: making('other')}}},
};

test.each(Object.entries(surroundings))('%s is not overlooked by a memo', (_, {tree = base, planning}) => {
  const memo = createPlanMemo();
  const before = draft(base, {memo});
  const remembered = draft(tree, {...planning, memo});
  expect(remembered.steps).toEqual(draft(tree, planning).steps);
  expect(remembered.diagnostics).toEqual(draft(tree, planning).diagnostics);
  expect(remembered.steps).not.toEqual(before.steps);
});

test('what did not change is the same object again', () => {
  fc.assert(
    fc.property(arbitraryFilm(), (tree) => {
      const memo = createPlanMemo();
      const before = draft(tree, {memo});
      const after = draft({...tree, root: {...tree.root}}, {memo});
      expect(after.steps.filter(({kind}) => kind === 'clip')).toEqual(
        before.steps.filter(({kind}) => kind === 'clip'),
      );
      expect(
        after.steps.every(
          (step, index) => step.kind === 'cut' || step.kind === 'soundtrack' || step === before.steps[index],
        ),
      ).toBe(true);
    }),
    {numRuns: 20},
  );
});

test('a memo tells contexts apart by their members, not by their text', () => {
  const memo = new NodeMemo<number>();
  const node = {};
  expect(memo.recall(node, ['a b', 'c'], () => 1)).toBe(1);
  expect(memo.recall(node, ['a', 'b c'], () => 2)).toBe(2);
  expect(memo.recall(node, ['a b', 'c', undefined], () => 3)).toBe(3);
  expect(memo.recall(node, ['a b', 'c'], () => 4)).toBe(1);
  expect(memo.recall({}, ['a b', 'c'], () => 5)).toBe(5);
});

test('styles and looks that read alike when joined are kept apart', () => {
  const shared = scene('a', 8, 'Rain.');
  const memo = createPlanMemo();
  const tree = (...children: readonly FilmTree['root']['children'][number][]): FilmTree => ({
    id: 'commute',
    root: {kind: 'film', key: null, props: {title: ''}, children},
  });
  const one = draft(tree(style('grey; teal', shared)), {memo});
  const two = draft(tree(style('grey', style('teal', shared))), {memo});
  expect([one, two].map(({survey}) => survey.scenes[0]?.styles.prompts)).toEqual([
    ['grey; teal'],
    ['grey', 'teal'],
  ]);
});
