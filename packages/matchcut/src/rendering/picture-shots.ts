import type {ContactCell} from '@matchcut/compose';
import type {Media} from '@matchcut/media';
import {framesPerSecond, type FormatId, type Plan} from '@matchcut/plan';
import type {Store} from '@matchcut/store';
import {pictureClip} from './picture-clip.ts';

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
      const picture =
        conform?.kind === 'conform'
          ? await pictureClip(conform.request, film.frameRate, {store, media, signal})
          : null;
      const prompts = [prompt, ...edits.map((edit) => edit.prompt)];
      const words = {address, prompt: prompts.join(' Then: '), seconds: frames / fps};
      return {...(picture ?? {png: null}), ...words};
    }),
  );
}
