import {nodeKinds, type ElementNode, type NodeKind, type PathNode} from '@matchcut/plan';
import type {Context} from 'react';

/**
 * The few fields of React's fibers that are read here, and nowhere else. They are private, but these fibers
 * come from our own react-reconciler, whose version is pinned, not from the author's React.
 */
export type Fiber = {
  readonly tag: number;
  readonly key: string | null;
  readonly type: unknown;
  readonly flags: number;
  readonly pendingProps: unknown;
  readonly memoizedState: unknown;
  /** Of a host element, what the host config made of it. */
  readonly stateNode: unknown;
  readonly return: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
};

export type FiberRoot = {
  /** The committed tree; its `alternate` is the one that is being rendered. */
  readonly current: Fiber;
  readonly pendingLanes: number;
  readonly suspendedLanes: number;
};

const hostRootTag = 3;
const hostComponentTag = 5;
const suspenseTag = 13;
const offscreenTag = 22;
/** Set on a fiber that threw and on those above it that were given up for it. */
const incompleteFlag = 32_768;
/** Hidden content: never part of a film, and never in a hurry. */
const offscreenLane = 536_870_912;
const contextType = Symbol.for('react.context');

/** Whether updates wait to be rendered, apart from hidden content. */
export function hasPendingWork(root: FiberRoot): boolean {
  return (root.pendingLanes & ~offscreenLane) !== 0;
}

/** Whether every update that waits does so for a promise. */
export function isOnlySuspended(root: FiberRoot): boolean {
  const pending = root.pendingLanes & ~offscreenLane;
  return (pending & root.suspendedLanes) === pending;
}

/** The nearest React key, up to the next host element above. */
export function nearestKey(host: Fiber): string | null {
  for (let at: Fiber | null = host; at !== null; at = at.return) {
    if (at !== host && isHost(at)) return null;
    if (at.key !== null) return at.key;
  }
  return null;
}

/** The node of a host element, unless it is hidden. */
export function nodeOf({tag, stateNode}: Fiber): ElementNode | null {
  return tag === hostComponentTag && isElementNode(stateNode) ? stateNode : null;
}

/** The film nodes from the root down to a fiber, itself included if it is one. */
export function fiberPath(fiber: Fiber): readonly PathNode[] {
  const nodes: PathNode[] = [];
  for (let at: Fiber | null = fiber; at !== null; at = at.return) {
    if (at.tag === hostComponentTag && isNodeKind(at.type)) {
      nodes.unshift({kind: at.type, id: idOf(at.pendingProps), index: indexOfKind(at)});
    }
  }
  return nodes;
}

/** The contexts that have a value from a provider above a fiber, from the nearest outward. */
export function contextsAround(fiber: Fiber): readonly Context<unknown>[] {
  const contexts = new Set<Context<unknown>>();
  for (let at = fiber.return; at !== null; at = at.return) {
    if (isContext(at.type)) contexts.add(at.type);
  }
  return [...contexts];
}

/** The first boundary in the committed tree that shows its fallback. */
export function findSuspendedBoundary(root: FiberRoot): Fiber | null {
  return findFallback(root.current.child);
}

/** Where rendering stopped: the fiber that threw, while its error is being handled, or that suspends. */
export function findUnfinishedFiber(root: FiberRoot): Fiber | null {
  // The guard is the root's only child, and goes on when its film fails; what was given up stands below it.
  return lastUnfinished(root.current.alternate?.child?.child ?? null);
}

/** The component that a fiber belongs to: its own or the nearest above. */
export function componentOf(fiber: Fiber): Component | null {
  for (let at: Fiber | null = fiber; at !== null; at = at.return) {
    if (isComponent(at.type)) {
      return {name: at.type.displayName ?? at.type.name, isAsync: isAsyncFunction(at.type)};
    }
  }
  return null;
}

export type Component = {
  readonly name: string;
  /** Whether it is one that React can render only on a server. */
  readonly isAsync: boolean;
};

export function isNodeKind(type: unknown): type is NodeKind {
  return typeof type === 'string' && Object.hasOwn(nodeKinds, type);
}

function isElementNode(value: unknown): value is ElementNode {
  return typeof value === 'object' && value !== null && 'kind' in value && isNodeKind(value.kind);
}

function findFallback(first: Fiber | null): Fiber | null {
  for (let at = first; at !== null; at = at.sibling) {
    if (at.tag === suspenseTag && at.memoizedState !== null) return at;
    const isHidden = at.tag === offscreenTag && at.memoizedState !== null;
    const found = isHidden ? null : findFallback(at.child);
    if (found !== null) return found;
  }
  return null;
}

/** The innermost one; what was given up for it stands above it, and nothing after it was begun. */
function lastUnfinished(first: Fiber | null): Fiber | null {
  let last: Fiber | null = null;
  for (let at = first; at !== null; at = at.sibling) {
    const isUnfinished = (at.flags & incompleteFlag) !== 0;
    last = lastUnfinished(at.child) ?? (isUnfinished ? at : last);
  }
  return last;
}

/** 1-based, among the nodes of its kind below the same host element. */
function indexOfKind(host: Fiber): number {
  let above = host.return;
  while (above !== null && !isHost(above)) above = above.return;
  let index = 0;
  /** Counts up to the host; `true` once it is found. */
  const count = (first: Fiber | null): boolean => {
    for (let at = first; at !== null; at = at.sibling) {
      if (at.tag === hostComponentTag) {
        if (at.type === host.type) index += 1;
        if (at === host || at.alternate === host) return true;
      } else if (count(at.child)) return true;
    }
    return false;
  };
  count(above?.child ?? null);
  return index;
}

function isHost(fiber: Fiber): boolean {
  return fiber.tag === hostComponentTag || fiber.tag === hostRootTag;
}

function isContext(type: unknown): type is Context<unknown> {
  return typeof type === 'object' && type !== null && '$$typeof' in type && type.$$typeof === contextType;
}

function isComponent(type: unknown): type is {readonly name: string; readonly displayName?: string} {
  return typeof type === 'function' && type.name !== '';
}

function isAsyncFunction(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object AsyncFunction]';
}

function idOf(props: unknown): string | undefined {
  return typeof props === 'object' && props !== null && 'id' in props && typeof props.id === 'string'
    ? props.id
    : undefined;
}
