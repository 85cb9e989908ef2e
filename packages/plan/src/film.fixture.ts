import type {FilmTree, NodeOf, TreeNode} from './film-tree.ts';
import type {NodeProps} from './node-kinds.ts';

/** Film trees by hand, as the reconciler makes them. Text is written as text. */
export type Child = TreeNode | string;

export function film(children: readonly Child[], props: Partial<NodeProps['film']> = {}): FilmTree {
  return {
    id: 'commute',
    root: {kind: 'film', key: null, props: {title: 'The Commute', ...props}, children: nodes(children)},
  };
}

export function sequence(children: readonly Child[], id?: string): NodeOf<'sequence'> {
  return {kind: 'sequence', key: null, props: id === undefined ? {} : {id}, children: nodes(children)};
}

export function style(prompt: string, ...children: readonly Child[]): NodeOf<'style'> {
  return {kind: 'style', key: null, props: {prompt}, children: nodes(children)};
}

export function brand(props: NodeProps['brand'], ...children: readonly Child[]): NodeOf<'brand'> {
  return {kind: 'brand', key: null, props, children: nodes(children)};
}

export function scene(id: string, seconds: number, ...children: readonly Child[]): NodeOf<'scene'> {
  return sceneWith({id, seconds}, ...children);
}

/** Without children, its prompt is the same for all. */
export function sceneWith(props: NodeProps['scene'], ...children: readonly Child[]): NodeOf<'scene'> {
  return {kind: 'scene', key: null, props, children: nodes(children.length > 0 ? children : ['Rain.'])};
}

export function proceed(seconds: number, ...children: readonly Child[]): NodeOf<'continue'> {
  return proceedWith({seconds}, ...children);
}

export function proceedWith(props: NodeProps['continue'], ...children: readonly Child[]): NodeOf<'continue'> {
  return {
    kind: 'continue',
    key: null,
    props,
    children: nodes(children.length > 0 ? children : ['More rain.']),
  };
}

/** A scene that begins with a branch. */
export function branch(
  id: string,
  from: string,
  seconds: number,
  ...children: readonly Child[]
): NodeOf<'scene'> {
  return sceneWith({id}, proceedWith({seconds, from}, 'Otherwise.'), ...children);
}

export function edit(...children: readonly Child[]): NodeOf<'edit'> {
  return {kind: 'edit', key: null, props: {}, children: nodes(children)};
}

export function character(
  name: string,
  description: {readonly look?: string; readonly reference?: string} = {},
): NodeOf<'character'> {
  return {kind: 'character', key: null, props: {name, ...description}, children: []};
}

export function prop(name: string, look: string): NodeOf<'prop'> {
  return {kind: 'prop', key: null, props: {name, look}, children: []};
}

export function mara(): NodeOf<'character'> {
  return character('Mara', {look: 'a grey fox in a red raincoat'});
}

export function transition(props: NodeProps['transition'] = {}): NodeOf<'transition'> {
  return {kind: 'transition', key: null, props, children: []};
}

export function dissolve(seconds?: number): NodeOf<'transition'> {
  return transition({type: 'dissolve', ...(seconds === undefined ? {} : {seconds})});
}

export function overlay(from?: number, seconds?: number): NodeOf<'overlay'> {
  const time = {...(from === undefined ? {} : {from}), ...(seconds === undefined ? {} : {seconds})};
  return {kind: 'overlay', key: null, props: {...time, content: null}, children: []};
}

export function audio(src: string, props: Omit<NodeProps['audio'], 'src'> = {}): NodeOf<'audio'> {
  return {kind: 'audio', key: null, props: {src, ...props}, children: []};
}

export function caption(text: string, props: NodeProps['caption'] = {}): NodeOf<'caption'> {
  return {kind: 'caption', key: null, props, children: nodes([text])};
}

export function captions(
  props: Partial<NodeProps['captions']>,
  ...cues: readonly NodeOf<'caption'>[]
): NodeOf<'captions'> {
  return {kind: 'captions', key: null, props: {src: 'talk.srt', ...props}, children: cues};
}

/** The same node under a React key. */
export function keyed<N extends Exclude<TreeNode, {kind: 'text'}>>(key: string, node: N): N {
  return {...node, key};
}

function nodes(children: readonly Child[]): readonly TreeNode[] {
  return children.map((child) => (typeof child === 'string' ? {kind: 'text', text: child} : child));
}
