import type {Media, ProgressOptions} from '@matchcut/media';
import type {SoundSource, SoundtrackRequest} from '@matchcut/plan';
import type {ComposeInput} from '../compose-input.ts';
import {soundEncoder, soundRate} from './sound-encoder.ts';

/** Mixes the film's sound into one AAC file. A clip without sound is silent. */
export async function composeSoundtrack(
  media: Media,
  {samples, sounds}: Pick<SoundtrackRequest, 'samples' | 'sounds'>,
  inputOf: (source: SoundSource) => ComposeInput,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const {codec, profile, b} = soundEncoder;
  await media.mix(
    {
      samples,
      sounds: sounds.map(({source, ...sound}) => {
        const {path, headSeconds} = inputOf(source);
        const head = Math.round(headSeconds * soundRate);
        return {
          seam: 0,
          ...sound,
          path,
          sourceFrom: head + sound.sourceFrom,
          volume: Number(sound.volume.toFixed(6)),
        };
      }),
      // Only what would clip is turned down, ahead of time, and the delay of looking ahead is taken back.
      graph: `[0:a]alimiter=limit=0.97:attack=5:release=60:level=0:latency=1,atrim=end_sample=${samples},asetpts=N/SR/TB[a]`,
      audio: {codec, options: {profile, b}, sampleRate: soundRate},
      output: {path: to, format: 'mp4'},
    },
    options,
  );
}
