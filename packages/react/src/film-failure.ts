import {nodeKinds, nodePath, type SourcePlace} from '@matchcut/plan';
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
import {sourceOfFiber} from './source-places.ts';

/** Something thrown in a film, and what could be seen of its place before React threw the failed tree away. */
export type Thrown = {
  readonly error: unknown;
  /** Node path; empty outside of all nodes. */
  readonly where: string;
  /** Of the nearest element that the author wrote. */
  readonly source: SourcePlace | null;
  readonly component: Component | null;
};

/** To be called while React handles the error. `null` where no tree failed, as after an error in an effect. */
export function noteThrown(root: FiberRoot, error: unknown): Thrown | null {
  const fiber = findUnfinishedFiber(root);
  if (fiber === null) return null;
  return {error, where: pathTo(fiber), source: sourceOfFiber(fiber), component: componentOf(fiber)};
}

/** The same from React's component stack, which has names, but no ids. */
export function readThrown(error: unknown, componentStack: string): Thrown {
  const names = [...componentStack.matchAll(/^\s*at ([^\s(]+)/gm)].map(([, name]) => name ?? '');
  const first = names[0] === undefined ? null : {name: names[0], isAsync: false};
  const elements = names.filter(isNodeKind).map((kind) => nodeKinds[kind].element);
  return {error, where: elements.toReversed().join(' > '), source: null, component: first};
}

/** The error of a film whose component threw. Mistakes that we found in the film are passed on. */
export function filmFailure(id: string, {error, where, source, component}: Thrown): FilmError {
  const place = where === '' ? filmName(id) : where;
  if (FilmError.is(error)) {
    const isPlaced = error.where !== '' && (error.source !== null || source === null);
    return isPlaced ? error : error.at(error.where || place, error.source ?? source);
  }
  if (component?.isAsync === true) return asyncComponent(component, place, source);
  if (component !== null && isPictureless(error)) return outsideOverlay(component, place, source, error);
  // V8 writes a stack when it is first read, so it is read while the film's loader still maps it to the source.
  if (error instanceof Error) void error.stack;
  return new FilmError(
    'film-threw',
    `${component === null ? 'The film' : `<${component.name}>`} threw: ${error instanceof Error ? error.message : String(error)}`,
    {where: place, source, cause: error},
  );
}

/** What Remotion's hooks throw where there is no picture to draw in. */
function isPictureless(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('No video config found.');
}

function outsideOverlay(
  {name}: Component,
  where: string,
  source: SourcePlace | null,
  cause: unknown,
): FilmError {
  return new FilmError('film-threw', `<${name}> draws a picture, which only an <Overlay> has.`, {
    where,
    source,
    hint: `Put <${name}> into an <Overlay>.`,
    cause,
  });
}

/** Why a film is not settled by now. */
export function unsettledFailure(id: string, root: FiberRoot): FilmError {
  const boundary = findSuspendedBoundary(root);
  const fiber = boundary ?? findUnfinishedFiber(root);
  const where = pathTo(fiber);
  const place = where === '' ? filmName(id) : where;
  const source = fiber === null ? null : sourceOfFiber(fiber);
  if (boundary === null && !isOnlySuspended(root)) {
    return new FilmError('film-never-settles', 'The film keeps updating its state.', {
      where: place,
      source,
      hint: 'An effect may set state each time it runs, or a timer may; a film has to come to rest.',
    });
  }
  const component = fiber === null ? null : componentOf(fiber);
  if (component?.isAsync === true) return asyncComponent(component, place, source);
  return new FilmError(
    'film-never-settles',
    'Something in the film still suspends: it reads a promise that has not been kept.',
    {where: place, source},
  );
}

/** The error of a film that renders something else than one `<Film>`. */
export function wrongFilmCount(id: string, count: number): FilmError {
  const where = filmName(id);
  return count === 0
    ? new FilmError('no-film', `The film "${id}" renders no <Film>.`, {where})
    : new FilmError('several-films', `The film "${id}" renders ${count} <Film>s.`, {where});
}

function asyncComponent({name}: Component, where: string, source: SourcePlace | null): FilmError {
  return new FilmError('async-component', `<${name}> is an async function.`, {where, source});
}

function pathTo(fiber: Fiber | null): string {
  return fiber === null ? '' : nodePath(fiberPath(fiber));
}
