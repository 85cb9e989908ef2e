import {focusAt, type ContactCell} from '@matchcut/compose';
import type {Media} from '@matchcut/media';
import {framesPerSecond, type FormatId, type Plan, type StepOf} from '@matchcut/plan';
import type {Size} from '@matchcut/engine';
import type {Store} from '@matchcut/store';

/** The shorter side, in pixels, of what a cell shows: enough for a sheet. */
const cellSide = 360;

/**
 * A picture of each shot of a film as one format shows it, from the middle of the shot, as far as clips are made. What
 * the format crops comes whole, with the focus that conforming crops it by at that moment.
 */
export async function pictureShots(
  {film, steps}: Plan,
  format: FormatId,
  store: Pick<Store, 'lookup' | 'open'>,
  media: Pick<Media, 'frames' | 'probe'>,
  signal: AbortSignal,
): Promise<readonly ContactCell[]> {
  const fps = framesPerSecond(film.frameRate);
  const shots = film.timeline.scenes.flatMap((scene) => scene.shots);
  return Promise.all(
    shots.map(async ({address, prompt, edits, frames}) => {
      const conform = steps.find(
        (step) => step.kind === 'conform' && step.address === address && step.format === format,
      );
      const picture = conform?.kind === 'conform' ? await pictureClip(conform) : null;
      const prompts = [prompt, ...edits.map((edit) => edit.prompt)];
      const words = {address, prompt: prompts.join(' Then: '), seconds: frames / fps};
      return {...(picture ?? {png: null}), ...words};
    }),
  );

  /** The conformed copy knows which part of the clip is used. */
  async function pictureClip({
    request,
  }: StepOf<'conform'>): Promise<Pick<ContactCell, 'png' | 'focus'> | null> {
    const {source, size, skipSeconds, frames, freezeFrames = 0, speed = 1, focus = []} = request;
    if (!(await store.lookup([source])).has(source)) return null;
    const {path, record} = await store.open(source);
    const {video} = await media.probe(path, {signal});
    if (video === null) return null;
    const moment = Math.min(frames / 2, frames - freezeFrames - 1);
    const seconds = (record.footage?.headSeconds ?? 0) + skipSeconds + (moment / fps) * speed;
    const frame = Math.min(video.frames - 1, Math.floor(seconds * framesPerSecond(video.frameRate)));
    const [png] = await media.frames({path, frames: [frame], width: pictureWidth(video, size)}, {signal});
    return png === undefined ? null : {png, focus: focusAt(focus, moment)};
  }
}

/** So that a cell of the format is filled by a picture that is at least so large, or as large as there is. */
function pictureWidth(picture: Size, format: Size): number {
  const shown =
    (cellSide / Math.min(format.width, format.height)) *
    Math.max(format.width / picture.width, format.height / picture.height);
  return 2 * Math.round((picture.width * Math.min(1, shown)) / 2);
}
