import type {FilmAnswers, FilmDesk} from './film-answers.ts';
import {knownAnswer} from './known-answer.ts';

/** Answers in the browser what was answered in Node.js before. */
export function stagedDesk({durations, captionFiles}: FilmAnswers): FilmDesk {
  return {duration: answerFrom(durations), captionFile: answerFrom(captionFiles)};
}

/** The same promise for the same path: React asks again whenever it renders again. */
function answerFrom<T>(answers: Readonly<Record<string, T>>): (path: string) => Promise<T> {
  const promises = new Map<string, Promise<T>>();
  return (path) => {
    const known = promises.get(path) ?? answer(answers, path);
    promises.set(path, known);
    return known;
  };
}

function answer<T>(answers: Readonly<Record<string, T>>, path: string): Promise<T> {
  const value = Object.hasOwn(answers, path) ? answers[path] : undefined;
  if (value !== undefined) return knownAnswer(value);
  return Promise.reject(
    new Error(
      `In the browser the film asks for "${path}", in Node.js it does not. What a film renders must not depend on ` +
        'where it is rendered.',
    ),
  );
}
