import type {PictureView} from '../../protocol.ts';
import {blocksInWindow} from './blocks-in-window.ts';

/** A frame of something that can be shown of the film. */
export type ShotPicture =
  | {readonly kind: 'clip' | 'animatic'; readonly key: string; readonly frame: number}
  | {readonly kind: 'slate'; readonly frame: number};

/** What is seen at a frame of the film. @param picture of a format, without gaps */
export function pictureAt(picture: readonly PictureView[], frame: number): ShotPicture | null {
  const [index] = blocksInWindow(picture, {from: frame, to: frame + 1});
  const found = picture[index];
  if (!found || found.from > frame) return null;
  return found.kind === 'slate'
    ? {kind: 'slate', frame}
    : {kind: found.kind, key: found.key, frame: found.sourceFrom + (frame - found.from)};
}

/** Frames of a shot that a strip of pictures shows: the middles of as many equal parts. */
export function stripFrames(from: number, frames: number, count: number): readonly number[] {
  return Array.from({length: count}, (_, index) => Math.floor(from + ((index + 0.5) * frames) / count));
}
