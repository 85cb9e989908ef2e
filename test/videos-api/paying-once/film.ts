import type {FilmTree, NodeOf, TreeNode} from '@matchcut/plan';

const mara: NodeOf<'character'> = {
  kind: 'character',
  key: null,
  props: {name: 'Mara', reference: 'mara.png'},
  children: [],
};

/** The server paints each of the first four's clips in a colour of its own. */
const scenes = {
  platform: scene({id: 'platform', seconds: 4}, mara, ' waits on an empty platform.', [
    proceed('The train arrives.'),
    proceed('The doors close.'),
  ]),
  rain: scene({id: 'rain', seconds: 1}, 'Rain on a window.'),
  'rain-again': scene({id: 'rain-again', seconds: 1, take: 2}, 'Rain on a window.'),
  street: scene({id: 'street', seconds: 1}, mara, ' walks home.'),
  /** In the server's list it looks like the rain. */
  'shown-rain': scene({id: 'shown-rain', seconds: 1, reference: 'mara.png'}, 'Rain on a window.'),
} as const;

export type SceneId = keyof typeof scenes;

/**
 * Six paid clips: a chain of three with somebody in it, two takes of one prompt, which the server's list can't tell
 * apart, and one more of that character.
 */
const wholeFilm: readonly SceneId[] = ['platform', 'rain', 'rain-again', 'street'];

/** What one clip costs, and all of the film, in dollars. */
export const clipUsd = 0.4;
export const filmUsd = 2.4;

export function filmOf(ids: readonly SceneId[] = wholeFilm): FilmTree {
  return treeOf(
    'paying',
    ids.map((id) => scenes[id]),
  );
}

/** One shot for each row; Mara is in every third. */
export function filmOfRow(row: number): FilmTree {
  const who = row % 3 === 0 ? [mara, ' holds'] : ['A wall shows'];
  return treeOf('rows', [scene({id: `row-${row}`, seconds: 1}, ...who, ` banner ${row}.`)]);
}

/** The pictures of the cut if the server had been asked for the two takes the other way around. */
export function withTakesSwapped(frames: readonly string[]): readonly string[] {
  return [
    ...frames.slice(0, 120),
    ...frames.slice(130, 140),
    ...frames.slice(120, 130),
    ...frames.slice(140),
  ];
}

function treeOf(id: string, children: readonly NodeOf<'scene'>[]): FilmTree {
  return {id, root: {kind: 'film', key: null, props: {title: id, fps: 10}, children}};
}

type Child = TreeNode | string | readonly TreeNode[];

function scene(props: NodeOf<'scene'>['props'], ...children: readonly Child[]): NodeOf<'scene'> {
  return {kind: 'scene', key: null, props, children: children.flat().map(node)};
}

function proceed(prompt: string): NodeOf<'continue'> {
  return {kind: 'continue', key: null, props: {seconds: 4}, children: [node(prompt)]};
}

function node(child: TreeNode | string): TreeNode {
  return typeof child === 'string' ? {kind: 'text', text: child} : child;
}
