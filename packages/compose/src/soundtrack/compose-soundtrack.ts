import type {Media, ProgressOptions, TranscodeInput} from '@matchcut/media';
import type {SoundSource, SoundtrackRequest} from '@matchcut/plan';
import type {ComposeInput} from '../compose-input.ts';
import {soundEncoder, soundRate} from './sound-encoder.ts';
import {soundtrackGraph, type SoundInput} from './soundtrack-graph.ts';

/** Mixes the film's sound into one AAC file. A clip without sound is silent. */
export async function composeSoundtrack(
  media: Media,
  request: SoundtrackRequest,
  inputOf: (source: SoundSource) => ComposeInput,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const inputs: TranscodeInput[] = [];
  const found: (SoundInput | null)[] = [];
  const channelsOf = new Map<string, number>();
  const sounds = request.sounds.map((sound) => ({
    ...sound,
    sourceFrom: sound.sourceFrom + Math.round(inputOf(sound.source).headSeconds * soundRate),
  }));
  for (const {source} of sounds) {
    const {path} = inputOf(source);
    const channels = channelsOf.get(path) ?? (await media.probe(path, options)).audio?.channels ?? 0;
    channelsOf.set(path, channels);
    found.push(channels === 0 ? null : {number: inputs.push({path}) - 1, channels});
  }
  const {codec, profile, b} = soundEncoder;
  await media.transcode(
    {
      inputs,
      graph: soundtrackGraph({samples: request.samples, sounds}, (sound) => found[sound] ?? null),
      video: null,
      audio: {codec, options: {profile, b}, sampleRate: soundRate},
      output: {path: to, format: 'mp4'},
    },
    options,
  );
}
