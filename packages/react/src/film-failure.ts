import {nodeKinds, nodePath} from '@matchcut/plan';
import {filmName} from './define-film.ts';
import {FilmError} from './film-error.ts';
import {
  componentOf,
  fiberPath,
  findSuspendedBoundary,
  findUnfinishedFiber,
  isNodeKind,
  isOnlySuspended,
  type Component,
  type Fiber,
  type FiberRoot,
} from './reconciler/fiber.ts';

/** Something thrown in a film, and what could be seen of its place before React threw the failed tree away. */
export type Thrown = {
  readonly error: unknown;
  /** Node path; empty outside of all nodes. */
  readonly where: string;
  readonly component: Component | null;
};

/** To be called while React handles the error. `null` where no tree failed, as after an error in an effect. */
export function noteThrown(root: FiberRoot, error: unknown): Thrown | null {
  const fiber = findUnfinishedFiber(root);
  return fiber === null ? null : {error, where: pathTo(fiber), component: componentOf(fiber)};
}

/** The same from React's component stack, which has names, but no ids. */
export function readThrown(error: unknown, componentStack: string): Thrown {
  const names = [...componentStack.matchAll(/^\s*at ([^\s(]+)/gm)].map(([, name]) => name ?? '');
  const first = names[0] === undefined ? null : {name: names[0], isAsync: false};
  const elements = names.filter(isNodeKind).map((kind) => nodeKinds[kind].element);
  return {error, where: elements.toReversed().join(' > '), component: first};
}

/** The error of a film whose component threw. Mistakes that we found in the film are passed on. */
export function filmFailure(id: string, {error, where, component}: Thrown): FilmError {
  const place = where === '' ? filmName(id) : where;
  if (FilmError.is(error)) return error.where === '' ? error.at(place) : error;
  if (component?.isAsync === true) return asyncComponent(component, place);
  // V8 writes a stack when it is first read, so it is read while the film's loader still maps it to the source.
  if (error instanceof Error) void error.stack;
  return new FilmError(
    'film-threw',
    `${component === null ? 'The film' : `<${component.name}>`} threw: ${error instanceof Error ? error.message : String(error)}`,
    {where: place, cause: error},
  );
}

/** Why a film is not settled by now. */
export function unsettledFailure(id: string, root: FiberRoot): FilmError {
  const boundary = findSuspendedBoundary(root);
  const fiber = boundary ?? findUnfinishedFiber(root);
  const where = pathTo(fiber);
  const place = where === '' ? filmName(id) : where;
  if (boundary === null && !isOnlySuspended(root)) {
    return new FilmError('film-never-settles', 'The film keeps updating its state.', {
      where: place,
      hint: 'An effect may set state each time it runs, or a timer may; a film has to come to rest.',
    });
  }
  const component = fiber === null ? null : componentOf(fiber);
  if (component?.isAsync === true) return asyncComponent(component, place);
  return new FilmError(
    'film-never-settles',
    'Something in the film still suspends: it reads a promise that has not been kept.',
    {where: place},
  );
}

/** The error of a film that renders something else than one `<Film>`. */
export function wrongFilmCount(id: string, count: number): FilmError {
  const where = filmName(id);
  return count === 0
    ? new FilmError('no-film', `The film "${id}" renders no <Film>.`, {where})
    : new FilmError('several-films', `The film "${id}" renders ${count} <Film>s.`, {where});
}

function asyncComponent({name}: Component, where: string): FilmError {
  return new FilmError('async-component', `<${name}> is an async function.`, {where});
}

function pathTo(fiber: Fiber | null): string {
  return fiber === null ? '' : nodePath(fiberPath(fiber));
}
