import type {TreeNode} from '@matchcut/plan';

/** Freezes what is new in a committed tree; what is frozen already has only frozen nodes below it. */
export function freezeNodes(nodes: readonly TreeNode[]): void {
  for (const node of nodes) {
    if (Object.isFrozen(node)) continue;
    Object.freeze(node);
    if (node.kind === 'text') continue;
    Object.freeze(node.props);
    Object.freeze(node.children);
    freezeNodes(node.children);
  }
}
