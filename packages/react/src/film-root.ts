import type {FilmTree} from '@matchcut/plan';
import {createElement, type ReactNode} from 'react';
import {ConcurrentRoot} from 'react-reconciler/constants.js';
import {FilmError} from './film-error.ts';
import {
  filmFailure,
  noteThrown,
  readThrown,
  unsettledFailure,
  wrongFilmCount,
  type Thrown,
} from './film-failure.ts';
import {findSuspendedBoundary, hasPendingWork, type FiberRoot} from './reconciler/fiber.ts';
import {createFilmGuard} from './reconciler/film-guard.ts';
import type {FilmContainer} from './reconciler/host-types.ts';
import {reconciler} from './reconciler/reconciler.ts';
import {notePlaces} from './source-places.ts';

export type FilmRootOptions = {
  /** The film's id. */
  readonly id: string;
  /**
   * Called with the tree after each `render`, even if nothing changed, and after each change from within;
   * changes made in one go are told as one. A tree may hold Suspense fallbacks: `isSettled` tells. Called in a
   * microtask, never inside of React.
   */
  readonly onCommit: (tree: FilmTree) => void;
  /** Called when the film can't be rendered. The root can go on: render the film again when it is mended. */
  readonly onError: (error: FilmError) => void;
};

export type FilmRoot = {
  /** Renders and commits at once, unless the whole film suspends. Answered by `onCommit` or `onError`. */
  readonly render: (element: ReactNode) => void;
  /** Runs the clean-ups of effects. No commit is told any more. */
  readonly unmount: () => void;
  /** Whether nothing is pending: no fallback stands in the tree, no update waits, and all is told. */
  readonly isSettled: () => boolean;
  /** `film-never-settles` or `async-component`, for a film that should have settled by now. */
  readonly whyUnsettled: () => FilmError;
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
  let thrown: Thrown | null = null;

  const container: FilmContainer = {nodes: [], afterCommit: tellSoon};
  const root: FiberRoot = reconciler.createContainer(
    container,
    ConcurrentRoot,
    null,
    false,
    null,
    '',
    (error, {componentStack}) => fail(error, componentStack),
    (error, {componentStack, errorBoundary}) => {
      // The author's own error boundaries are for what happens at run time, not for mistakes in the film.
      if (errorBoundary instanceof Guard || FilmError.is(error)) fail(error, componentStack);
    },
    // React rendered again and it worked: the film is as it should be.
    () => {},
    () => {},
    null,
  );
  const Guard = createFilmGuard((error) => {
    thrown = noteThrown(root, error);
  });

  function fail(error: unknown, componentStack: string | null | undefined): void {
    failure ??= filmFailure(
      id,
      thrown !== null && thrown.error === error ? thrown : readThrown(error, componentStack ?? ''),
    );
    tellSoon();
  }

  function tellSoon(): void {
    if (isTelling) return;
    isTelling = true;
    queueMicrotask(tell);
  }

  function tell(): void {
    isTelling = false;
    if (failure === null && isMounted) {
      const [film, ...others] = container.nodes;
      if (film?.kind === 'film' && others.length === 0) {
        notePlaces(root);
        return onCommit({id, root: film});
      }
      // A fallback around the whole film is no mistake: the film is still to come.
      if (findSuspendedBoundary(root) === null) failure = wrongFilmCount(id, container.nodes.length);
    }
    if (failure === null) return;
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
      // React commits nothing where nothing changed. What still waits will be told of when it is committed.
      if (!hasPendingWork(root)) tellSoon();
    },
    unmount() {
      isMounted = false;
      update(null);
    },
    isSettled() {
      reconciler.flushPassiveEffects();
      return !isTelling && !hasPendingWork(root) && findSuspendedBoundary(root) === null;
    },
    whyUnsettled: () => unsettledFailure(id, root),
  };
}
