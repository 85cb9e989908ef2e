import {nodeKinds, nodePath, type NodeKind} from '@matchcut/plan';
import {FilmError} from '../film-error.ts';
import {fiberPath, isNodeKind, type Fiber} from './fiber.ts';
import type {HostContext} from './host-types.ts';

/** @throws FilmError `illegal-nesting` */
export function checkNesting(kind: NodeKind, {parent}: HostContext, fiber: Fiber): void {
  const isLegal = parent === null ? kind === 'film' : isNodeKind(parent) && mayHold(parent, kind);
  if (isLegal) return;
  const place = parent === null ? 'stand outside of <Film>' : `stand in ${elementName(parent)}`;
  throw new FilmError('illegal-nesting', `<${nodeKinds[kind].element}> can't ${place}.`, {
    where: nodePath(fiberPath(fiber)),
    hint: nestingHint(kind),
  });
}

/**
 * Whether text is part of the film: not if it is only the white space between elements.
 *
 * @throws FilmError `orphan-text`
 */
export function checkText(text: string, {parent}: HostContext, fiber: Fiber): boolean {
  if (parent !== null && !isNodeKind(parent)) throw unknownElement(parent, fiber);
  if (parent !== null && nodeKinds[parent].text !== 'none') return true;
  if (text.trim() === '') return false;
  const place = parent === null ? 'outside of <Film>' : `in ${elementName(parent)}`;
  throw new FilmError('orphan-text', `The text ${quote(text)} ${place} belongs to no shot.`, {
    where: nodePath(fiberPath(fiber)),
  });
}

export function unknownElement(type: string, fiber: Fiber): FilmError {
  return new FilmError('unknown-element', `<${type}> is no element of a film.`, {
    where: nodePath(fiberPath(fiber)),
  });
}

function mayHold(parent: NodeKind, child: NodeKind): boolean {
  const legal: readonly string[] = nodeKinds[parent].children;
  return legal.includes(child);
}

function nestingHint(kind: NodeKind): string {
  if (kind === 'film') return 'A film has one <Film>, and it stands outermost.';
  const parents = Object.keys(nodeKinds)
    .filter(isNodeKind)
    .filter((parent) => mayHold(parent, kind))
    .map(elementName);
  return `It may stand in ${listed(parents)}.`;
}

function elementName(type: string): string {
  return `<${isNodeKind(type) ? nodeKinds[type].element : type}>`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

/** Enough of a text to find it again. */
function quote(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ');
  return `"${words.length > 40 ? `${words.slice(0, 40)}…` : words}"`;
}
