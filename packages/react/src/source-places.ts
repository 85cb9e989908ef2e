import type {ElementNode, SourcePlace} from '@matchcut/plan';
import type {ReactElement} from 'react';
import {nodeOf, type Fiber, type FiberRoot} from './reconciler/fiber.ts';

/** A place as compilers hand it to `jsxDEV`. */
export type JsxSource = {
  /** Absolute. */
  readonly fileName: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
};

/**
 * By an element's props: React 19 keeps nothing of where an element was written, but it does keep those, in the fibers
 * that it makes of it.
 */
const written = new WeakMap<object, JsxSource>();
/**
 * By the node that came of it. Not in the node: a line that was put in above a scene changes nothing of the scene, and
 * so must not make another node, another key or another clip.
 */
const places = new WeakMap<ElementNode, JsxSource>();
let isAnythingWritten = false;

/** Remembers where an element was written. For the `jsxDEV` that films are compiled for. */
export function noteSource(element: ReactElement, source: JsxSource): void {
  isAnythingWritten = true;
  const {props} = element;
  if (typeof props === 'object' && props !== null) written.set(props, source);
}

/**
 * Where the element that made a node stands in the author's code: `<Scene>` itself, or the author's own element in
 * which a package has one. `file` is absolute.
 *
 * @returns `null` for what was not compiled with places.
 */
export function sourceOf(node: ElementNode): SourcePlace | null {
  return placeAt(places.get(node));
}

/** The same for what React was at. */
export function sourceOfFiber(fiber: Fiber): SourcePlace | null {
  for (let at: Fiber | null = fiber; at !== null; at = at.return) {
    const source = sourceOfProps(at.pendingProps);
    if (source !== undefined) return placeAt(source);
  }
  return null;
}

/**
 * Reads off a committed tree where its nodes come from. All of it each time: a node stays the same one while its
 * element moves to another line.
 */
export function notePlaces({current}: FiberRoot): void {
  if (isAnythingWritten) noteBelow(current.child, undefined);
}

/** @param around Place of the nearest element above. */
function noteBelow(first: Fiber | null, around: JsxSource | undefined): void {
  for (let at = first; at !== null; at = at.sibling) {
    const source = sourceOfProps(at.pendingProps) ?? around;
    const node = nodeOf(at);
    if (node !== null && source !== undefined) places.set(node, source);
    noteBelow(at.child, source);
  }
}

function sourceOfProps(props: unknown): JsxSource | undefined {
  return typeof props === 'object' && props !== null ? written.get(props) : undefined;
}

function placeAt(source: JsxSource | undefined): SourcePlace | null {
  if (source === undefined) return null;
  const {fileName, lineNumber, columnNumber} = source;
  return {file: fileName, line: lineNumber, column: columnNumber};
}
