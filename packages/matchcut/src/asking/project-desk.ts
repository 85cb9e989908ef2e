import {readFile} from 'node:fs/promises';
import {MediaError} from '@matchcut/media';
import {captionFormat, readCues} from '../captions/read-cues.ts';
import {findPublicFile, type FilesInputs} from '../planning/look-at-files.ts';
import type {CaptionFile, FilmAnswers, FilmDesk} from './film-answers.ts';

/** Answers films from the files of a project, and remembers what it answered. */
export type ProjectDesk = FilmDesk & {
  /** What has been answered so far, for the page in the browser. */
  readonly answers: () => FilmAnswers;
};

export function createProjectDesk(inputs: FilesInputs): ProjectDesk {
  const durations: Record<string, number> = {};
  const captionFiles: Record<string, CaptionFile> = {};
  return {
    duration: once(async (path) => (durations[path] = await measure(path, inputs))),
    captionFile: once(async (path) => (captionFiles[path] = await readCaptions(path, inputs))),
    answers: () => ({durations, captionFiles}),
  };
}

/** The same promise for the same path: React asks again whenever it renders again. */
function once<T>(answer: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const promises = new Map<string, Promise<T>>();
  return (path) => {
    const known = promises.get(path) ?? answer(path);
    promises.set(path, known);
    return known;
  };
}

async function measure(path: string, inputs: FilesInputs): Promise<number> {
  const found = await findPublicFile(path, inputs);
  if (found.kind === 'missing') throw noDuration(path, 'there is no such file in the public folder');
  if (found.kind === 'outside') throw noDuration(path, 'the path leads out of the public folder');
  const seconds = await probe(path, found.real, inputs);
  if (seconds <= 0) throw noDuration(path, 'it is a still picture');
  return seconds;
}

async function probe(path: string, file: string, {media, signal}: FilesInputs): Promise<number> {
  try {
    const {video, audio, durationSeconds} = await media.probe(file, {signal});
    // The picture of a sound file is its cover.
    return audio === null && (video === null || video.frames <= 1) ? 0 : durationSeconds;
  } catch (error) {
    if (!MediaError.is(error) || error.code !== 'media-unreadable') throw error;
    throw noDuration(path, 'it is neither a sound nor a video');
  }
}

/** Told by React's renderer as `film-threw`, with the place in the film. */
function noDuration(path: string, why: string): Error {
  return new Error(`duration(${JSON.stringify(path)}) is not known: ${why}.`);
}

async function readCaptions(path: string, inputs: FilesInputs): Promise<CaptionFile> {
  const found = await findPublicFile(path, inputs);
  if (found.kind !== 'found') return {kind: found.kind};
  const format = captionFormat(path);
  if (format === null) {
    return {kind: 'read', cues: [], problems: [{line: 1, message: 'Captions are .srt or .vtt files.'}]};
  }
  try {
    const content = new TextDecoder('utf-8', {fatal: true}).decode(await readFile(found.real));
    return readCues(content, format);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {kind: 'read', cues: [], problems: [{line: 1, message: 'The file is not written in UTF-8.'}]};
  }
}
