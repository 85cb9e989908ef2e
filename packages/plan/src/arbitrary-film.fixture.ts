import * as fc from 'fast-check';
import type {NodeProps} from './node-kinds.ts';
import {directions} from './transition.ts';
import type {FilmTree, NodeOf, TreeNode} from './film-tree.ts';
import {film, mara, overlay, proceed, prop, scene, sequence, style, transition} from './film.fixture.ts';

/** Films of random shape. Few of them are wrong: those that are, by a dissolve that does not fit or the like. */
export function arbitraryFilm(): fc.Arbitrary<FilmTree> {
  return fc
    .record({
      acts: fc.array(arbitraryAct, {minLength: 1, maxLength: 3}),
      fps: fc.constantFrom(24, 25, 30, 50, 60, 23.976, 29.97, 59.94),
      formats: fc.constantFrom(['16:9'] as const, ['16:9', '9:16'] as const),
      over: fc.array(arbitraryOverlay, {maxLength: 2}),
    })
    .map(({acts, over, ...props}) => {
      let count = 0;
      const named = acts.map((act) =>
        act.map((item) => (item.kind === 'scene' ? rename(item, (count += 1)) : item)),
      );
      const joined = named.flatMap((act, index) => (index % 2 === 0 ? act : [style('grey', sequence(act))]));
      return film([...joined, ...over], props);
    });
}

/** The scenes of a film, wherever they stand. */
export function scenesIn(tree: FilmTree): readonly NodeOf<'scene'>[] {
  const visit = (node: TreeNode): readonly NodeOf<'scene'>[] => {
    if (node.kind === 'scene') return [node];
    return node.kind === 'text' ? [] : node.children.flatMap(visit);
  };
  return visit(tree.root);
}

/** The same film with other scenes in the places of its own. What does not change stays the same object. */
export function mapScenes(tree: FilmTree, change: (node: NodeOf<'scene'>) => NodeOf<'scene'>): FilmTree {
  const visitAll = (children: readonly TreeNode[]): readonly TreeNode[] => {
    const changed = children.map((child): TreeNode => {
      if (child.kind === 'scene') return change(child);
      if (child.kind !== 'sequence' && child.kind !== 'style' && child.kind !== 'brand') return child;
      const inner = visitAll(child.children);
      return inner === child.children ? child : {...child, children: inner};
    });
    return changed.every((child, index) => child === children[index]) ? children : changed;
  };
  return {...tree, root: {...tree.root, children: visitAll(tree.root.children)}};
}

export const arbitrarySeconds: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(4, 6.5, 8, 12, 45),
  fc.integer({min: 50, max: 2_500}).map((value) => value / 100),
);

const arbitraryOverlay = fc
  .record({from: fc.option(fc.integer({min: 0, max: 40})), seconds: fc.option(fc.integer({min: 1, max: 30}))})
  .map(({from, seconds}) =>
    overlay(from === null ? undefined : from / 10, seconds === null ? undefined : seconds / 10),
  );

const arbitraryText = fc.constantFrom(
  'Rain.',
  ' waits on an empty platform',
  'The train arrives; she steps aboard.',
);

const arbitraryShot = fc
  .tuple(
    fc.constantFrom<readonly TreeNode[]>([], [mara()], [mara(), prop('Hat', 'red')]),
    arbitraryText,
    fc.array(arbitraryOverlay, {maxLength: 2}),
  )
  .map(([cast, text, overlays]) => [...cast, text, ...overlays]);

const arbitraryScene = fc
  .tuple(arbitrarySeconds, arbitraryShot, fc.array(fc.tuple(arbitrarySeconds, arbitraryShot), {maxLength: 2}))
  .map(([seconds, opening, later]) =>
    scene('unnamed', seconds, ...opening, ...later.map(([length, shot]) => proceed(length, ...shot))),
  );

const arbitraryEffect: fc.Arbitrary<NodeProps['transition']> = fc.oneof(
  {weight: 4, arbitrary: fc.constant({type: 'dissolve'})},
  fc.constant({type: 'dissolve', easing: 'ease-in'}),
  fc.constantFrom('black', '#204060').map((color) => ({type: 'fade', color}) as const),
  fc.record({
    type: fc.constantFrom('wipe', 'slide', 'push'),
    direction: fc.constantFrom(...directions),
    easing: fc.constantFrom('linear', 'ease-out'),
  }),
  fc.constant({type: 'matte', content: 'iris'}),
);

const arbitraryJoint = fc.oneof(
  fc.constant<readonly TreeNode[]>([]),
  fc.constant<readonly TreeNode[]>([transition()]),
  fc
    .tuple(fc.constantFrom(0.1, 0.5, 1, 2), arbitraryEffect)
    .map(([seconds, effect]): readonly TreeNode[] => [transition({...effect, seconds})]),
);

const arbitraryAct = fc
  .array(fc.tuple(arbitraryScene, arbitraryJoint), {minLength: 1, maxLength: 3})
  .map((pairs) =>
    pairs.flatMap(([node, joint], index) => (index === pairs.length - 1 ? [node] : [node, ...joint])),
  );

function rename(node: NodeOf<'scene'>, number: number): NodeOf<'scene'> {
  return {...node, props: {...node.props, id: `scene-${number}`}};
}
