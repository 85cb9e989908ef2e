import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {AudioOutput, Media, OutputFile, ProgressOptions} from '@matchcut/media';
import type {SoundSource, SoundtrackRequest} from '@matchcut/plan';
import type {ComposeInput} from '../compose-input.ts';
import {masterSound} from './master-sound.ts';
import {mixSounds} from './mix-sounds.ts';
import {soundEncoders} from './sound-encoder.ts';

export type SoundtrackTools = {
  readonly media: Media;
  /** For files that are gone afterwards. */
  readonly scratch: string;
};

/** Mixes the film's sound into one file. A clip without sound is silent. */
export async function composeSoundtrack(
  {media, scratch}: SoundtrackTools,
  {
    samples,
    sounds: spans,
    loudness,
    encoder,
  }: Pick<SoundtrackRequest, 'samples' | 'sounds' | 'loudness' | 'encoder'>,
  inputOf: (source: SoundSource) => ComposeInput,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const container = encoder['codec'] === soundEncoders.mov.codec ? 'mov' : 'mp4';
  const {codec, ar: sampleRate, channels: _, ...encoderOptions} = soundEncoders[container];
  const audio: AudioOutput = {codec, options: encoderOptions, sampleRate};
  const output: OutputFile = {path: to, format: container};
  const sounds = mixSounds(spans, inputOf);
  if (loudness === undefined) {
    // Only what would clip is turned down, ahead of time, and the delay of looking ahead is taken back.
    const graph = `[0:a]alimiter=limit=0.97:attack=5:release=60:level=0:latency=1,atrim=end_sample=${samples},asetpts=N/SR/TB[a]`;
    await media.mix({samples, sounds, graph, audio, output}, options);
    return;
  }
  await mkdir(scratch, {recursive: true});
  const folder = await mkdtemp(join(scratch, 'soundtrack-'));
  try {
    const mix = join(folder, 'mix.w64');
    // In floating point: what is too loud here is turned down later, and not cut off.
    const asItIs = {codec: 'pcm_f32le', options: {}, sampleRate};
    await media.mix(
      {samples, sounds, graph: '[0:a]anull[a]', audio: asItIs, output: {path: mix, format: 'w64'}},
      options,
    );
    await masterSound(media, {mix, samples, loudness, audio, output}, options);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
