import {existsSync} from 'node:fs';
import {rename, writeFile} from 'node:fs/promises';
import type {Media} from '@matchcut/media';
import {createCanvas, loadImage, type Canvas} from '@napi-rs/canvas';
import type {VideoId} from '../ids.ts';
import type {VideoFiles} from '../painting/video-files.ts';

/** Pictures of a video's content, made when they are first asked for. */
export type Previews = {
  /** One picture, WebP; resolves to its path. */
  readonly thumbnail: (id: VideoId) => Promise<string>;
  /** A picture a second, in rows of four, JPEG. */
  readonly spritesheet: (id: VideoId) => Promise<string>;
};

const thumbnailWidth = 512;
const tileWidth = 240;
const columns = 4;

export function openPreviews(videoFiles: VideoFiles, media: Media): Previews {
  const making = new Map<string, Promise<string>>();
  /** Two who ask at once wait for the same picture. */
  const once = (path: string, make: () => Promise<Uint8Array>): Promise<string> => {
    const found = making.get(path);
    if (found !== undefined) return found;
    if (existsSync(path)) return Promise.resolve(path);
    const made = write(path, make).finally(() => making.delete(path));
    making.set(path, made);
    return made;
  };
  return {
    thumbnail: (id) => {
      const {content, thumbnail} = videoFiles.of(id);
      return once(thumbnail, async () => {
        const frames = (await media.probe(content)).video?.frames ?? 1;
        const [png] = await media.frames({
          path: content,
          frames: [Math.floor(frames / 2)],
          width: thumbnailWidth,
        });
        return (await sheetOf(png === undefined ? [] : [png], 1)).encode('webp', 85);
      });
    },
    spritesheet: (id) => {
      const {content, spritesheet} = videoFiles.of(id);
      return once(spritesheet, async () => {
        const {video} = await media.probe(content);
        const seconds = Math.max(1, Math.round(video?.durationSeconds ?? 1));
        const frames = Array.from({length: seconds}, (_, second) =>
          Math.floor(((second + 0.5) / seconds) * (video?.frames ?? 1)),
        );
        const pngs = await media.frames({path: content, frames, width: tileWidth});
        return (await sheetOf(pngs, columns)).encode('jpeg', 85);
      });
    },
  };
}

async function sheetOf(pngs: readonly Uint8Array[], perRow: number): Promise<Canvas> {
  const pictures = await Promise.all(pngs.map((png) => loadImage(Buffer.from(png))));
  const {width = 1, height = 1} = pictures[0] ?? {};
  const sheet = createCanvas(
    width * Math.min(perRow, pictures.length),
    height * Math.ceil(pictures.length / perRow),
  );
  const ctx = sheet.getContext('2d');
  for (const [index, picture] of pictures.entries())
    ctx.drawImage(picture, (index % perRow) * width, Math.floor(index / perRow) * height);
  return sheet;
}

async function write(path: string, make: () => Promise<Uint8Array>): Promise<string> {
  await writeFile(`${path}.draft`, await make());
  await rename(`${path}.draft`, path);
  return path;
}
