import {mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {VideoId} from '../ids.ts';

/** The files of one video. It needs no other folder, so a source may be deleted while its extension is made. */
export type VideoFolder = {
  /** What is downloaded. */
  readonly content: string;
  /** What was painted last, of a video that has more in front of it; where that is all, there is none. */
  readonly part: string;
  /** The content, and the last part, of the video that this one was made from. */
  readonly source: string;
  readonly sourcePart: string;
  /** The image of the first frame. */
  readonly reference: string;
  readonly thumbnail: string;
  readonly spritesheet: string;
};

export type VideoFiles = {
  readonly of: (id: VideoId) => VideoFolder;
  readonly make: (id: VideoId) => VideoFolder;
  readonly remove: (id: VideoId) => void;
};

export function openVideoFiles(directory: string): VideoFiles {
  const of = (id: VideoId): VideoFolder => {
    const file = (name: string): string => join(directory, id, name);
    return {
      content: file('content.mp4'),
      part: file('part.mp4'),
      source: file('source.mp4'),
      sourcePart: file('source-part.mp4'),
      reference: file('reference'),
      thumbnail: file('thumbnail.webp'),
      spritesheet: file('spritesheet.jpg'),
    };
  };
  return {
    of,
    make: (id) => {
      mkdirSync(join(directory, id), {recursive: true});
      return of(id);
    },
    remove: (id) => rmSync(join(directory, id), {recursive: true, force: true}),
  };
}
