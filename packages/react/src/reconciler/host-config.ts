import {nodePath, type TextNode} from '@matchcut/plan';
import {FilmError} from '../film-error.ts';
import {checkProps, isSameProps, ownProps, type UncheckedNode} from './declared-props.ts';
import {fiberPath, isNodeKind, nearestKey, type Fiber} from './fiber.ts';
import {freezeNodes} from './freeze-nodes.ts';
import type {Absent, DraftNode, FilmContainer, FilmHost, FilmHostConfig, HostContext} from './host-types.ts';
import {inertHostConfig} from './inert-host-config.ts';
import {checkNesting, checkText, unknownElement} from './nesting.ts';
import {createUpdatePriority} from './update-priority.ts';

const absent: Absent = {kind: 'absent'};
const rootContext: HostContext = {parent: null};

/**
 * How React builds film trees: in persistent mode, where nodes are never changed. An update makes new nodes
 * for what changed and for what stands above it, and takes over all others as they are.
 */
export function createHostConfig(): FilmHostConfig {
  return {
    ...inertHostConfig,
    ...createUpdatePriority(),
    supportsPersistence: true,
    getRootHostContext,
    getChildHostContext,
    createInstance,
    createTextInstance,
    appendInitialChild,
    cloneInstance,
    cloneHiddenInstance,
    cloneHiddenTextInstance,
    createContainerChildSet,
    appendChildToContainerChildSet,
    replaceContainerChildren,
    resetAfterCommit,
    scheduleTimeout,
    cancelTimeout,
  };
}

/** @throws FilmError `unsupported-portal`: a portal's container is the only one that is not ours. */
function getRootHostContext(container: FilmContainer): HostContext {
  if (!('afterCommit' in container)) {
    throw new FilmError('unsupported-portal', "A film can't have portals.", {where: ''});
  }
  return rootContext;
}

function getChildHostContext(_parent: HostContext, type: string): HostContext {
  return {parent: type};
}

function createInstance(
  type: string,
  props: FilmHost['props'],
  _container: FilmContainer,
  context: HostContext,
  fiber: Fiber,
): DraftNode {
  if (!isNodeKind(type)) throw unknownElement(type, fiber);
  checkNesting(type, context, fiber);
  const node: UncheckedNode = {kind: type, key: nearestKey(fiber), props: ownProps(props), children: []};
  checkProps(node, () => nodePath(fiberPath(fiber)));
  return node;
}

function createTextInstance(
  text: string,
  _container: FilmContainer,
  context: HostContext,
  fiber: Fiber,
): TextNode | Absent {
  return checkText(text, context, fiber) ? {kind: 'text', text} : absent;
}

function appendInitialChild(
  parent: DraftNode | Absent,
  child: FilmHost['instance'] | FilmHost['text'],
): void {
  if (parent.kind !== 'absent' && child.kind !== 'absent') parent.children.push(child);
}

/**
 * Called for a node that rendered again or has another child below it. Gives the same node back where nothing
 * about it changed; that is what lets everyone after us compare by identity.
 */
function cloneInstance(
  instance: DraftNode | Absent,
  _type: string,
  _oldProps: FilmHost['props'],
  newProps: FilmHost['props'],
  keepChildren: boolean,
): DraftNode | Absent {
  if (instance.kind === 'absent') return instance;
  const isSame = isSameProps(instance.props, newProps);
  if (isSame && keepChildren) return instance;
  const node: UncheckedNode = {
    kind: instance.kind,
    key: instance.key,
    props: isSame ? instance.props : ownProps(newProps),
    children: keepChildren ? instance.children : [],
  };
  // React gives no fiber here; whoever handles the error knows where it comes from.
  checkProps(node, () => '');
  return node;
}

/** Hidden content, such as what a Suspense boundary held before it suspended, is not part of the film. */
function cloneHiddenInstance(): Absent {
  return absent;
}

function cloneHiddenTextInstance(): Absent {
  return absent;
}

function createContainerChildSet(): FilmHost['childSet'] {
  return [];
}

function appendChildToContainerChildSet(
  children: FilmHost['childSet'],
  child: FilmHost['instance'] | FilmHost['text'],
): void {
  if (child.kind !== 'absent') children.push(child);
}

function replaceContainerChildren(container: FilmContainer, children: FilmHost['childSet']): void {
  freezeNodes(children);
  container.nodes = children;
}

function resetAfterCommit(container: FilmContainer): void {
  container.afterCommit();
}

/**
 * React delays commits only to keep a fallback on screen long enough to be seen (300 ms). Nobody looks at a
 * film's fallbacks, so there is nothing to wait for.
 */
function scheduleTimeout(callback: (...args: unknown[]) => unknown): FilmHost['timeout'] {
  return setTimeout(callback, 0);
}

function cancelTimeout(timeout: FilmHost['timeout']): void {
  clearTimeout(timeout);
}
