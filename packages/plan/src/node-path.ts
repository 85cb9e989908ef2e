import {nodeKinds, type NodeKind} from './node-kinds.ts';

/** A node as far as its path needs it. */
export type PathNode = {
  readonly kind: NodeKind;
  readonly id?: string | undefined;
  /** 1-based, among siblings of its kind. */
  readonly index: number;
};

/** Where a node stands, for people: `Film > Sequence > Scene "platform" > Continue 1`. */
export function nodePath(nodes: readonly PathNode[]): string {
  return nodes.map(nodePathPart).join(' > ');
}

export function nodePathPart(node: PathNode): string {
  const {element} = nodeKinds[node.kind];
  if (node.id !== undefined) return `${element} "${node.id}"`;
  return isContainer(node.kind) && node.index === 1 ? element : `${element} ${node.index}`;
}

/** Containers are seldom repeated; their number would be noise. */
function isContainer(kind: NodeKind): boolean {
  return kind === 'film' || kind === 'sequence' || kind === 'style' || kind === 'brand';
}
