import type {Command} from '../command-line/command.ts';

export const filmsCommand: Command = {
  name: 'films',
  summary: 'List the films of this project',
  options: [],
  run: async (session) => (await import('./list-films.ts')).listFilms(session),
};
