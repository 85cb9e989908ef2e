import type {ContactCell} from '@matchcut/compose';
import type {Media} from '@matchcut/media';
import {framesPerSecond, type FormatId, type Plan, type Step} from '@matchcut/plan';
import type {Store} from '@matchcut/store';

/** Wide enough for a sheet. */
const width = 640;

/** A picture of each shot of a film in one format, from the middle of its clip, as far as clips are made. */
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
      const png = conform?.kind === 'conform' ? await pictureClip(conform) : null;
      const prompts = [prompt, ...edits.map((edit) => edit.prompt)];
      return {png, address, prompt: prompts.join(' Then: '), seconds: frames / fps};
    }),
  );

  /** The conformed copy knows which part of the clip is used. */
  async function pictureClip({request}: Extract<Step, {kind: 'conform'}>): Promise<Uint8Array | null> {
    if (!(await store.lookup([request.source])).has(request.source)) return null;
    const {path, record} = await store.open(request.source);
    const {video} = await media.probe(path, {signal});
    if (video === null) return null;
    const head = record.footage?.headSeconds ?? 0;
    const seconds = head + request.skipSeconds + (request.frames / fps / 2) * (request.speed ?? 1);
    const middle = Math.min(video.frames - 1, Math.floor(seconds * framesPerSecond(video.frameRate)));
    const [png] = await media.frames({path, frames: [middle], width}, {signal});
    return png ?? null;
  }
}
