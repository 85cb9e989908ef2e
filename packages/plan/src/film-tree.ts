import type {NodeKind, NodeProps} from './node-kinds.ts';

/**
 * What the reconciler makes of a film's JSX: plain, immutable data. A node that did not change between two
 * commits is the same object in both, and planning memoises on that.
 */
export type FilmTree = {
  /** The film's id, from `defineFilm`. */
  readonly id: string;
  readonly root: NodeOf<'film'>;
};

export type TreeNode = ElementNode | TextNode;

export type TextNode = {readonly kind: 'text'; readonly text: string};

export type ElementNode = {[K in NodeKind]: NodeOf<K>}[NodeKind];

export type NodeOf<K extends NodeKind> = {
  readonly kind: K;
  /** The nearest React key above it, up to the next node of the tree. */
  readonly key: string | null;
  readonly props: NodeProps[K];
  readonly children: readonly TreeNode[];
};
