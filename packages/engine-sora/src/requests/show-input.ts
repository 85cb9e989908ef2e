import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {EngineError, type Size} from '@matchcut/engine';
import {uprightFilters, uprightSize, type Media, type VideoProbe} from '@matchcut/media';
import type {ContinuationDialect} from '../dialects/dialect.ts';
import {spellSize} from '../dialects/sizes.ts';
import type {Footage} from '../footage/footage.ts';
import {stillJob} from '../footage/still-job.ts';
import {tailJob} from '../footage/tail-job.ts';
import {Attachment} from './encode-body.ts';

/** What goes along as `input_reference`. */
export type Shown = {
  readonly attachment: Attachment;
  /** What was made of the file, so that it is no surprise; `null` where it goes as it is. */
  readonly fitted: string | null;
};

/** How a continuation that is a new clip is shown the one before. */
export type Handover = Exclude<ContinuationDialect, {readonly kind: 'extensions'}>;

/** Images that servers take as they are, by FFmpeg's name for them. */
const imageTypes: Readonly<Record<string, string>> = {png: 'png', mjpeg: 'jpeg', webp: 'webp'};

/**
 * Servers refuse a first frame of another size than the clip's, so it is the middle of the image in that size. A photo
 * that lies on its side is set upright: what a server would make of it is not known.
 */
export function showFirstFrame(
  path: string,
  size: Size,
  footage: Footage,
  signal: AbortSignal | undefined,
): Promise<Shown> {
  return footage.work(path, signal, async (media, folder) => {
    const video = await probePicture(path, media, signal);
    const type = imageTypes[video.codec];
    const upright = uprightFilters(video);
    const isExact = upright === null && video.width === size.width && video.height === size.height;
    if (type !== undefined && isExact)
      return {
        attachment: new Attachment(await readFile(path), `first-frame.${type}`, `image/${type}`),
        fitted: null,
      };
    const first = {path, frame: 0, size, name: 'first-frame.png', upright};
    const attachment = await picture(first, media, folder, signal);
    return {attachment, fitted: `from ${spellSize(uprightSize(video))}`};
  });
}

/** How a clip ended. */
export function showEnd(
  path: string,
  size: Size,
  handover: Handover,
  footage: Footage,
  signal: AbortSignal | undefined,
): Promise<Shown> {
  return footage.work(path, signal, async (media, folder) => {
    const video = await probePicture(path, media, signal);
    switch (handover.kind) {
      case 'tail': {
        const to = join(folder, 'tail.mp4');
        await media.transcode(tailJob({...video, path}, handover.seconds, size, to), signal && {signal});
        return {
          attachment: new Attachment(await readFile(to), 'tail.mp4', 'video/mp4'),
          fitted: `its last ${Math.min(handover.seconds, video.durationSeconds)} s`,
        };
      }
      case 'last-frame': {
        const last = {path, frame: video.frames - 1, size, name: 'last-frame.png'};
        return {attachment: await picture(last, media, folder, signal), fitted: 'its last frame'};
      }
      default:
        return handover satisfies never;
    }
  });
}

export async function probePicture(
  path: string,
  media: Media,
  signal: AbortSignal | undefined,
): Promise<VideoProbe> {
  const {video} = await media.probe(path, signal && {signal});
  if (video === null) throw new EngineError('engine-bad-input', `${path} has no picture.`);
  return video;
}

type StillOf = {
  readonly path: string;
  readonly frame: number;
  readonly size: Size;
  readonly name: string;
  /** What sets it upright. */
  readonly upright?: string | null;
};

async function picture(
  {path, frame, size, name, upright = null}: StillOf,
  media: Media,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Attachment> {
  await media.transcode(
    stillJob(path, frame, size, join(folder, 'still-%d.png'), upright),
    signal && {signal},
  );
  return new Attachment(await readFile(join(folder, 'still-1.png')), name, 'image/png');
}
