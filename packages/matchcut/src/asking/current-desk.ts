import type {FilmDesk} from './film-answers.ts';

/**
 * Who answers the films of this process, or of this page. A film calls `duration()` like any function, so it can't be
 * handed an object: what surveys films says before each rendering whom they ask.
 */
let current: FilmDesk | null = null;

export function answerFilms(desk: FilmDesk): void {
  current = desk;
}

/** Throws where a film is rendered by nobody who knows its project. */
export function currentDesk(): FilmDesk {
  if (current !== null) return current;
  throw new Error(
    'A file was asked for, but this film is rendered outside of a project. `matchcut` renders it in its own.',
  );
}
