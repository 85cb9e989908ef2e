import {nodePath, type FilmTree} from '@matchcut/plan';
import {createElement, type ReactNode} from 'react';
import {ConcurrentRoot} from 'react-reconciler/constants.js';
import {filmName} from './define-film.ts';
import {FilmError} from './film-error.ts';
import {
  componentName,
  fiberPath,
  findFailedFiber,
  findSuspendedBoundary,
  hasPendingWork,
  isOnlySuspended,
  type FiberRoot,
} from './reconciler/fiber.ts';
import {createFilmGuard} from './reconciler/film-guard.ts';
import type {FilmContainer} from './reconciler/host-types.ts';
import {reconciler} from './reconciler/reconciler.ts';

export type FilmRootOptions = {
  /** The film's id. */
  readonly id: string;
  /**
   * Called after each commit with the new tree; commits made in one go are told as one. A tree may hold
   * Suspense fallbacks: `isSettled` tells. Called in a microtask, never inside of React.
   */
  readonly onCommit: (tree: FilmTree) => void;
  /** Called when the film can't be rendered. The root can go on: render the film again when it is mended. */
  readonly onError: (error: FilmError) => void;
};

export type FilmRoot = {
  /** Renders and commits at once, unless the whole film suspends. */
  readonly render: (element: ReactNode) => void;
  /** Runs the clean-ups of effects. Nothing is told any more. */
  readonly unmount: () => void;
  /** Whether nothing is pending: no fallback stands in the tree, no update waits, and all is told. */
  readonly isSettled: () => boolean;
  /** What the film waits for, in words and as a node path. Only for a film that is not settled. */
  readonly explainUnsettled: () => {readonly message: string; readonly where: string};
};

/**
 * Keeps a film tree up to date while its element, state and promises change.
 *
 * @example
 * ```ts
 * const root = createFilmRoot({id: 'commute', onCommit: replan, onError: showError});
 * root.render(filmElement(definition, {city: 'Porto'}));
 * ```
 */
export function createFilmRoot({id, onCommit, onError}: FilmRootOptions): FilmRoot {
  let attempt = 0;
  let isMounted = true;
  let isTelling = false;
  let failure: FilmError | null = null;
  let lastThrow: {readonly error: unknown; readonly where: string; readonly thrower: string | null} | null =
    null;

  const container: FilmContainer = {nodes: [], afterCommit: tellSoon};
  const root = createRoot();
  const Guard = createFilmGuard(noteThrow);

  function createRoot(): FiberRoot {
    return reconciler.createContainer(
      container,
      ConcurrentRoot,
      null,
      false,
      null,
      '',
      fail,
      (error, {errorBoundary}) => {
        // The author's own error boundaries are for what happens at run time, not for mistakes in the film.
        if (errorBoundary instanceof Guard || FilmError.is(error)) fail(error);
      },
      // React rendered again and it worked: the film is as it should be.
      () => {},
      () => {},
      null,
    );
  }

  function noteThrow(error: unknown): void {
    const fiber = findFailedFiber(root);
    lastThrow = {
      error,
      where: fiber === null ? '' : nodePath(fiberPath(fiber)),
      thrower: fiber === null ? null : componentName(fiber),
    };
  }

  function fail(error: unknown): void {
    const thrown = lastThrow?.error === error ? lastThrow : null;
    const where = thrown === null || thrown.where === '' ? filmName(id) : thrown.where;
    failure ??= FilmError.is(error)
      ? error.where === ''
        ? error.at(where)
        : error
      : new FilmError('film-threw', `${nameOf(thrown?.thrower ?? null)} threw: ${messageOf(error)}`, {
          where,
          cause: error,
        });
    tellSoon();
  }

  function tellSoon(): void {
    if (isTelling) return;
    isTelling = true;
    queueMicrotask(tell);
  }

  function tell(): void {
    isTelling = false;
    if (!isMounted) return;
    if (failure === null) {
      const [film, ...others] = container.nodes;
      if (film?.kind === 'film' && others.length === 0) {
        onCommit({id, root: film});
        return;
      }
      // A fallback around the whole film is no mistake: the film is still to come.
      if (findSuspendedBoundary(root) !== null) return;
      failure = wrongFilmCount(id, container.nodes.length);
    }
    const error = failure;
    failure = null;
    onError(error);
  }

  function update(element: ReactNode): void {
    reconciler.updateContainerSync(element, root, null, null);
    reconciler.flushSyncWork();
    reconciler.flushPassiveEffects();
  }

  return {
    render(element) {
      attempt += 1;
      update(createElement(Guard, {attempt}, element));
    },
    unmount() {
      isMounted = false;
      update(null);
    },
    isSettled() {
      reconciler.flushPassiveEffects();
      return !isTelling && !hasPendingWork(root) && findSuspendedBoundary(root) === null;
    },
    explainUnsettled() {
      const boundary = findSuspendedBoundary(root);
      const where = boundary === null ? '' : nodePath(fiberPath(boundary));
      return {
        message:
          boundary !== null || isOnlySuspended(root)
            ? 'Something in the film still suspends: it reads a promise that has not been kept.'
            : 'The film keeps updating its state.',
        where: where === '' ? filmName(id) : where,
      };
    },
  };
}

function wrongFilmCount(id: string, count: number): FilmError {
  return count === 0
    ? new FilmError('no-film', `The film "${id}" renders no <Film>.`, {where: filmName(id)})
    : new FilmError('several-films', `The film "${id}" renders ${count} <Film>s.`, {where: filmName(id)});
}

function nameOf(component: string | null): string {
  return component === null ? 'The film' : `<${component}>`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
