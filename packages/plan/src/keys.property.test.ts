import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {arbitraryFilm, mapScenes, scenesIn} from './arbitrary-film.fixture.ts';
import type {FilmTree, NodeOf, TreeNode} from './film-tree.ts';
import {
  character,
  film,
  mara,
  overlay,
  proceed,
  prop,
  scene,
  sceneWith,
  sequence,
  style,
} from './film.fixture.ts';
import type {PlanningEngine} from './inputs.ts';
import {clipKeys, draft, look, making, type Planning} from './plan-film.fixture.ts';
import {planningEngine} from './planning-engine.fixture.ts';
import {present} from './present.fixture.ts';

/** Changes that a user must not pay for: no clip may get another key. */
const free: Readonly<Record<string, fc.Arbitrary<(tree: FilmTree) => FilmTree>>> = {
  'moving scenes': fc.nat().map((seed) => (tree) => {
    const children = tree.root.children.toSorted((a, b) => rank(a, seed) - rank(b, seed));
    return {...tree, root: {...tree.root, children}};
  }),
  'renaming scenes': fc.stringMatching(/^[a-z]{1,8}$/).map((prefix) => (tree) => {
    let count = 0;
    return mapScenes(tree, (node) => ({...node, props: {...node.props, id: `${prefix}-${(count += 1)}`}}));
  }),
  'React keys in place of ids': fc.constant((tree) => {
    let count = 0;
    return mapScenes(tree, ({props: {id: _id, ...props}, ...node}) => ({
      ...node,
      key: `k${(count += 1)}`,
      props,
    }));
  }),
  'the order of props': fc.constant((tree) => mapScenes(tree, reverseProps)),
  'splitting text': fc.nat(12).map((at) => (tree) => mapChildren(tree, (child) => splitText(child, at))),
  'breaking lines': fc
    .constantFrom('\n', '\n        ', '\t ', '  ')
    .map(
      (blank) => (tree) =>
        mapChildren(tree, (child) =>
          child.kind === 'text' ? [{kind: 'text', text: child.text.replaceAll(' ', blank)}] : [child],
        ),
    ),
  'indenting text': fc.constant((tree) =>
    mapScenes(tree, (node) => ({...node, children: [text('\n      '), ...node.children, text('\n    ')]})),
  ),
  'wrapping in sequences': fc.boolean().map((isNamed) => (tree) => ({
    ...tree,
    root: {...tree.root, children: [sequence([sequence(tree.root.children)], isNamed ? 'act' : undefined)]},
  })),
  'the title': fc.string().map((title) => (tree) => ({
    ...tree,
    root: {...tree.root, props: {...tree.root.props, title}},
  })),
  overlays: fc.constant((tree) =>
    mapScenes(tree, (node) => ({...node, children: [...node.children, overlay(0, 1)]})),
  ),
};

test.each(Object.entries(free))('%s changes the key of no clip', (_, changes) => {
  fc.assert(
    fc.property(arbitraryFilm(), changes, (tree, change) => {
      expect(new Set(clipKeys(draft(change(tree))))).toEqual(new Set(clipKeys(draft(tree))));
    }),
    {numRuns: 25},
  );
});

test('another scene changes the keys of its own clips alone', () => {
  fc.assert(
    fc.property(arbitraryFilm(), (tree) => {
      const children = [...tree.root.children, scene('another', 8, 'Something else.')];
      const more = clipKeys(draft({...tree, root: {...tree.root, children}}));
      expect(more).toEqual(expect.arrayContaining([...clipKeys(draft(tree))]));
    }),
    {numRuns: 25},
  );
});

test('a changed prompt changes the keys of its shot and of what continues it, and no other', () => {
  fc.assert(
    fc.property(arbitraryFilm(), fc.nat(), (tree, pick) => {
      const scenes = scenesIn(tree);
      const chosen = present(scenes[pick % scenes.length]);
      const changed = mapScenes(tree, (node) =>
        node === chosen ? {...node, children: [...node.children, text(' A dog barks.')]} : node,
      );
      const before = draft(tree);
      const after = draft(changed);
      const {address} = present(before.survey.scenes[scenes.indexOf(chosen)]);
      for (const step of before.steps) {
        if (step.kind !== 'clip' && step.kind !== 'extension') continue;
        const isInside = step.address === address || step.address.startsWith(`${address}/`);
        const now = present(after.steps.find(({id}) => id === step.id));
        expect(now.key === step.key).toBe(!isInside);
      }
    }),
    {numRuns: 25},
  );
});

const opening = scene('a', 8, mara(), ' waits.', proceed(8, 'The train arrives.'));

/** What is meant by each of these is another clip. */
const meaningful: Readonly<Record<string, {readonly tree: FilmTree; readonly planning?: Planning}>> = {
  'a word of the prompt': {tree: film([scene('a', 8, mara(), ' sleeps.', proceed(8, 'The train arrives.'))])},
  'seconds that ask for another clip': {
    tree: film([scene('a', 12, mara(), ' waits.', proceed(8, 'The train arrives.'))]),
  },
  'the size': {tree: film([opening], {formats: ['9:16']})},
  'the frame rate': {tree: film([opening], {fps: 24})},
  'the take': {
    tree: film([sceneWith({id: 'a', seconds: 8, take: 2}, ...opening.children)]),
  },
  'a style': {tree: film([style('35 mm film', opening)])},
  'a look': {
    tree: film([
      scene('a', 8, character('Mara', {look: 'a red fox'}), ' waits.', proceed(8, 'The train arrives.')),
    ]),
  },
  'who is there': {
    tree: film([scene('a', 8, mara(), ' waits', prop('Hat', 'red'), '.', proceed(8, 'The train arrives.'))]),
  },
  'a first frame': {
    tree: film([sceneWith({id: 'a', seconds: 8, reference: 'a.png'}, ...opening.children)]),
  },
  'the engine': {tree: film([opening]), planning: {engine: {...planningEngine, id: 'other'}}},
  'the model': {tree: film([opening]), planning: {engine: {...planningEngine, model: 'test-2'}}},
  "the engine's semantics": {
    tree: film([opening]),
    planning: {engine: {...planningEngine, semantics: 'test/2'}},
  },
  "the engine's options": {
    tree: film([opening]),
    planning: {engine: {...planningEngine, options: {seed: 1}}},
  },
};

test.each(Object.entries(meaningful))(
  '%s changes the keys of a shot and of what continues it',
  (_, {tree, planning}) => {
    const before = new Set(clipKeys(draft(film([opening]))));
    const after = clipKeys(draft(tree, planning));
    expect(after).toHaveLength(2);
    expect(after.filter((key) => before.has(key))).toEqual([]);
  },
);

test('another file under the same name is another reference', () => {
  const tree = film([
    scene('a', 8, character('Mara', {reference: 'mara.mp4'}), ' waits.'),
    sceneWith({id: 'b', seconds: 8, reference: 'b.png'}),
  ]);
  const files = (version: string): Planning => ({
    files: new Map([
      ['mara.mp4', {kind: 'media', digest: look(`mara ${version}`), media: 'video', durationSeconds: 3}],
      ['b.png', {kind: 'media', digest: look(`b ${version}`), media: 'still', durationSeconds: 0}],
    ]),
  });
  const before = clipKeys(draft(tree, files('1')));
  expect(clipKeys(draft(tree, files('1')))).toEqual(before);
  expect(clipKeys(draft(tree, files('2'))).filter((key) => before.includes(key))).toEqual([]);
});

test('a changed continuation leaves what stands before it alone', () => {
  const before = draft(film([opening]));
  const after = draft(film([scene('a', 8, mara(), ' waits.', proceed(8, 'The train is late.'))]));
  const keys = (drafted: typeof before, kind: string) =>
    drafted.steps.filter((step) => step.kind === kind).map(({key}) => key);
  expect(keys(after, 'clip')).toEqual(keys(before, 'clip'));
  expect(keys(after, 'extension')).not.toEqual(keys(before, 'extension'));
});

test('prices, limits that are kept, and the compositor do not enter the keys of clips', () => {
  const {capabilities} = planningEngine;
  const dearer: PlanningEngine = {
    ...planningEngine,
    billing: 'free',
    quote: () => ({usd: 7}),
    capabilities: {...capabilities, promptLength: 500, sizes: capabilities.sizes.toReversed()},
  };
  const before = clipKeys(draft(film([opening])));
  expect(clipKeys(draft(film([opening]), {engine: dearer}))).toEqual(before);
  const other = making('other');
  expect(
    clipKeys(
      draft(film([opening]), {making: {conform: other, segment: other, soundtrack: other, cut: other}}),
    ),
  ).toEqual(before);
});

function rank(node: TreeNode, seed: number): number {
  return Number.parseInt(look(`${seed} ${JSON.stringify(node)}`).slice(0, 8), 16);
}

function text(value: string): TreeNode {
  return {kind: 'text', text: value};
}

function splitText(child: TreeNode, at: number): readonly TreeNode[] {
  if (child.kind !== 'text') return [child];
  return [text(child.text.slice(0, at)), text(child.text.slice(at))];
}

function reverseProps({kind, key, props: {id, seconds = 1}, children}: NodeOf<'scene'>): NodeOf<'scene'> {
  return {children, props: {seconds, ...(id === undefined ? {} : {id})}, key, kind};
}

/** Changes what stands in scenes and continuations. */
function mapChildren(tree: FilmTree, change: (child: TreeNode) => readonly TreeNode[]): FilmTree {
  return mapScenes(tree, (node) => ({
    ...node,
    children: node.children.flatMap((child): readonly TreeNode[] =>
      child.kind === 'continue' ? [{...child, children: child.children.flatMap(change)}] : change(child),
    ),
  }));
}
