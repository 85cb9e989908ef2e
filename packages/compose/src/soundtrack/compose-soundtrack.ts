import type {Media, ProgressOptions} from '@matchcut/media';
import type {SoundSource, SoundtrackRequest} from '@matchcut/plan';
import type {ComposeInput} from '../compose-input.ts';
import {soundEncoders, soundRate} from './sound-encoder.ts';

/** Mixes the film's sound into one file. A clip without sound is silent. */
export async function composeSoundtrack(
  media: Media,
  {samples, sounds, encoder}: Pick<SoundtrackRequest, 'samples' | 'sounds' | 'encoder'>,
  inputOf: (source: SoundSource) => ComposeInput,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const container = encoder['codec'] === soundEncoders.mov.codec ? 'mov' : 'mp4';
  const {codec, ar: sampleRate, channels: _, ...encoderOptions} = soundEncoders[container];
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
      audio: {codec, options: encoderOptions, sampleRate},
      output: {path: to, format: container},
    },
    options,
  );
}
