import {focusAt, type ContactCell} from '@matchcut/compose';
import type {FrameRate, Size} from '@matchcut/engine';
import type {Media} from '@matchcut/media';
import {framesPerSecond, type StepOf} from '@matchcut/plan';
import type {Store} from '@matchcut/store';

/** The shorter side, in pixels, of what a cell shows: enough for a sheet. */
const cellSide = 360;

export type PictureTools = {
  readonly store: Pick<Store, 'lookup' | 'open'>;
  readonly media: Pick<Media, 'frames' | 'probe'>;
  readonly signal: AbortSignal;
};

/**
 * A frame of a clip from the middle of what is used of it; `null` where it is not made yet. The conformed copy knows
 * which part that is.
 */
export async function pictureClip(
  {source, size, skipSeconds, frames, freezeFrames = 0, speed = 1, focus = []}: StepOf<'conform'>['request'],
  frameRate: FrameRate,
  {store, media, signal}: PictureTools,
): Promise<Pick<ContactCell, 'png' | 'focus'> | null> {
  if (!(await store.lookup([source])).has(source)) return null;
  const {path, record} = await store.open(source);
  const {video} = await media.probe(path, {signal});
  if (video === null) return null;
  const moment = Math.min(frames / 2, frames - freezeFrames - 1);
  const head = record.footage?.headSeconds ?? 0;
  const seconds = head + skipSeconds + (moment / framesPerSecond(frameRate)) * speed;
  const frame = Math.min(video.frames - 1, Math.floor(seconds * framesPerSecond(video.frameRate)));
  const [png] = await media.frames({path, frames: [frame], width: pictureWidth(video, size)}, {signal});
  return png === undefined ? null : {png, focus: focusAt(focus, moment)};
}

/** So that a cell of the format is filled by a picture that is at least so large, or as large as there is. */
function pictureWidth(picture: Size, format: Size): number {
  const shown =
    (cellSide / Math.min(format.width, format.height)) *
    Math.max(format.width / picture.width, format.height / picture.height);
  return 2 * Math.round((picture.width * Math.min(1, shown)) / 2);
}
