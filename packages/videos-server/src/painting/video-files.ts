import {copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {VideoId} from '../ids.ts';

/** The files of one video. It needs no other folder, so a source may be deleted while its extension is made. */
export type VideoFolder = {
  readonly path: string;
  /** What is downloaded. */
  readonly content: string;
  /** The last part alone, with what it tells of itself; not there where the content has only one. */
  readonly part: string;
  /** Content and last part of the video that this one was made from. */
  readonly source: string;
  readonly sourcePart: string;
  /** The image or clip that it begins with. */
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
      path: join(directory, id),
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
      const folder = of(id);
      mkdirSync(folder.path, {recursive: true});
      return folder;
    },
    remove: (id) => rmSync(of(id).path, {recursive: true, force: true}),
  };
}

/** The last part where it is kept apart, else the content, which then is that part. */
export const existingPart = (part: string, content: string): string => (existsSync(part) ? part : content);

/** One more name for a file that never changes; a copy where the disk knows no second names. */
export function share(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Gives an uploaded file another place, on whatever disk it is. */
export function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    copyFileSync(from, to);
    rmSync(from);
  }
}
