import type {StudioEvent} from '../../protocol.ts';

/** Tells what was made of a film before it changed from what is made of it now. */
export type FilmGenerations = {
  readonly of: (film: string) => string;
  readonly close: () => void;
};

export function followFilms(listen: (listener: (event: StudioEvent) => void) => () => void): FilmGenerations {
  const films = new Map<string, number>();
  let all = 0;
  const close = listen((event) => {
    if (event.kind === 'project') all++;
    if (event.kind === 'film' || event.kind === 'stage')
      films.set(event.film, (films.get(event.film) ?? 0) + 1);
  });
  return {of: (film) => `${all}.${films.get(film) ?? 0}`, close};
}
