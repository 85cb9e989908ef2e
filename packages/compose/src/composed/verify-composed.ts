import {soundRate, type CaptionTrack} from '@matchcut/plan';
import {ComposeError} from '../compose-error.ts';
import type {ComposeStep} from '../compositor.ts';
import {readMp4Index, type Mp4Track} from './read-mp4-index.ts';

/** Looks at what was composed before. */
export interface ComposedVerifier {
  /**
   * Checks by a stored file's index that it can be what a step makes: every frame of its picture, all of its sound.
   * Its bytes are the store's to check. Throws `result-unfit`.
   */
  verifyComposed(step: ComposeStep, path: string): Promise<void>;
}

export const composedVerifier: ComposedVerifier = {
  async verifyComposed(step, path) {
    const tracks = await readMp4Index(path);
    const flaw = tracks === null ? 'is no MP4' : flawOf(step, tracks);
    if (flaw !== null) throw new ComposeError('result-unfit', `The stored ${step.kind} ${flaw}.`);
  },
};

/** Encoders of sound work in blocks, and lead in and out with some. */
const toleranceSeconds = 0.2;

function flawOf(step: ComposeStep, tracks: readonly Mp4Track[]): string | null {
  const video = tracks.find(({kind}) => kind === 'video');
  const audio = tracks.find(({kind}) => kind === 'audio');
  switch (step.kind) {
    case 'conform':
    case 'segment':
      return pictureFlaw(step.request.frames, video);
    case 'soundtrack': {
      const seconds = step.request.samples / soundRate;
      if (audio === undefined) return 'has no sound';
      if (Math.abs(audio.durationSeconds - seconds) <= toleranceSeconds) return null;
      return `is ${audio.durationSeconds.toFixed(2)} s long instead of ${seconds.toFixed(2)} s`;
    }
    case 'cut':
      return (
        pictureFlaw(step.request.frames, video) ??
        (audio === undefined ? 'has no sound' : captionsFlaw(step.request.captions ?? [], tracks))
      );
  }
}

function captionsFlaw(wanted: readonly CaptionTrack[], tracks: readonly Mp4Track[]): string | null {
  const found = tracks.filter(({kind}) => kind === 'captions').length;
  return found === wanted.length ? null : `has ${found} tracks of captions instead of ${wanted.length}`;
}

function pictureFlaw(frames: number, video: Mp4Track | undefined): string | null {
  if (video === undefined) return 'has no picture';
  return video.samples === frames ? null : `has ${video.samples} frames instead of ${frames}`;
}
