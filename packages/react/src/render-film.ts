import type {FilmTree} from '@matchcut/plan';
import type {ReactNode} from 'react';
import {createFilmRoot} from './film-root.ts';

export type RenderFilmOptions = {
  /** The film's id; the first part of every address. */
  readonly id: string;
  /** Gives the rendering up; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How long promises and state updates may take. @default 10_000 */
  readonly timeoutMs?: number | undefined;
};

/** How often a film that is not settled yet is looked at. */
const lookEveryMs = 5;

/**
 * Renders a film to its tree, once. Waits until nothing suspends and no state update is pending, so the tree
 * never holds a Suspense fallback; then unmounts the film, which runs the clean-ups of its effects.
 *
 * @param element One `<Film>`, or a component that renders one; `filmElement` makes it from a definition.
 * @throws FilmError Anything in `filmErrors` but `bad-id` and `bad-props`.
 */
export async function renderFilm(element: ReactNode, options: RenderFilmOptions): Promise<FilmTree> {
  const {id, signal, timeoutMs = 10_000} = options;
  signal?.throwIfAborted();

  const {promise, resolve, reject} = Promise.withResolvers<FilmTree>();
  const endsAt = performance.now() + timeoutMs;
  let latest: FilmTree | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const root = createFilmRoot({
    id,
    onCommit: (tree) => {
      latest = tree;
    },
    onError: reject,
  });

  const look = (): void => {
    if (latest !== null && root.isSettled()) {
      const tree = latest;
      // Before the promise is kept, so that an error in a clean-up can still break it.
      root.unmount();
      queueMicrotask(() => resolve(tree));
    } else if (performance.now() >= endsAt) {
      reject(root.whyUnsettled());
    } else {
      timer = setTimeout(look, lookEveryMs);
    }
  };
  const abort = (): void => reject(signal?.reason);

  signal?.addEventListener('abort', abort, {once: true});
  try {
    root.render(element);
    // Commits are told in a microtask, which was queued before this one.
    queueMicrotask(look);
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    root.unmount();
  }
}
