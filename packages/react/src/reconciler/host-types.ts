import type {NodeKind, NodeOf, NodeProps, TextNode, TreeNode} from '@matchcut/plan';
import type {HostConfig, Reconciler} from 'react-reconciler';

/** All types that the reconciler's generics stand for. */
export type FilmHost = {
  /** A node kind, unless someone wrote an element that is none. */
  type: string;
  props: Readonly<Record<string, unknown>>;
  container: FilmContainer;
  instance: DraftNode | Absent;
  text: TextNode | Absent;
  publicInstance: DraftNode | TextNode | Absent;
  context: HostContext;
  childSet: (DraftNode | TextNode)[];
  timeout: ReturnType<typeof setTimeout>;
};

/** Where a root keeps what was committed last. */
export type FilmContainer = {
  /** Everything that stands at the root: one `film` node, if the film is right. */
  nodes: readonly TreeNode[];
  /** Called inside of React's commit: must not throw and not render. */
  readonly afterCommit: () => void;
};

/** An element node whose children may still be appended; nobody does once it is committed. */
export type DraftNode = {[K in NodeKind]: DraftNodeOf<K>}[NodeKind];

export type DraftNodeOf<K extends NodeKind> = Omit<NodeOf<K>, 'children' | 'kind' | 'props'> & {
  readonly kind: K;
  readonly props: NodeProps[K];
  readonly children: TreeNode[];
};

/** Stands for what React has and the tree has not: hidden content, white space between elements. */
export type Absent = {readonly kind: 'absent'};

export type HostContext = {
  /** Type of the element that things are inside of; `null` at the root. */
  readonly parent: string | null;
};

export type FilmHostConfig = HostConfig<
  FilmHost['type'],
  FilmHost['props'],
  FilmHost['container'],
  FilmHost['instance'],
  FilmHost['text'],
  never,
  never,
  never,
  never,
  FilmHost['publicInstance'],
  FilmHost['context'],
  FilmHost['childSet'],
  FilmHost['timeout'],
  null,
  null,
  null,
  null,
  never,
  never,
  never
>;

export type FilmReconciler = Reconciler<
  FilmHost['container'],
  FilmHost['instance'],
  FilmHost['text'],
  never,
  never,
  FilmHost['publicInstance']
>;
