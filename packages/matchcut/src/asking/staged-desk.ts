import type {FilmAnswers, FilmDesk} from './film-answers.ts';
import {knownAnswer} from './known-answer.ts';

/** Answers in the browser what was answered in Node.js before. */
export function stagedDesk({durations, captionFiles}: FilmAnswers): FilmDesk {
  const answer =
    <T>(answers: Readonly<Record<string, T>>): ((path: string) => Promise<T>) =>
    (path) => {
      const known = promises.get(path) as Promise<T> | undefined;
      if (known !== undefined) return known;
      const value = Object.hasOwn(answers, path) ? answers[path] : undefined;
      const promise = value === undefined ? unknown<T>(path) : knownAnswer(value);
      promises.set(path, promise);
      return promise;
    };
  const promises = new Map<string, Promise<unknown>>();
  return {duration: answer(durations), captionFile: answer(captionFiles)};
}

function unknown<T>(path: string): Promise<T> {
  return Promise.reject(
    new Error(
      `In the browser the film asks for "${path}", in Node.js it does not. What a film renders must not depend on ` +
        'where it is rendered.',
    ),
  );
}
