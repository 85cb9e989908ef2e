import type {Media, ProgressOptions, TranscodeInput} from '@matchcut/media';
import type {SoundSource, SoundtrackRequest} from '@matchcut/plan';
import {soundEncoder, soundRate} from './sound-encoder.ts';
import {soundtrackGraph, type SoundInput} from './soundtrack-graph.ts';

/** Mixes the film's sound into one AAC file. A clip without sound is silent. */
export async function composeSoundtrack(
  media: Media,
  request: SoundtrackRequest,
  pathOf: (source: SoundSource) => string,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const inputs: TranscodeInput[] = [];
  const found: (SoundInput | null)[] = [];
  const channelsOf = new Map<string, number>();
  for (const {source} of request.sounds) {
    const path = pathOf(source);
    const channels = channelsOf.get(path) ?? (await media.probe(path, options)).audio?.channels ?? 0;
    channelsOf.set(path, channels);
    found.push(channels === 0 ? null : {number: inputs.push({path}) - 1, channels});
  }
  const {codec, profile, b} = soundEncoder;
  await media.transcode(
    {
      inputs,
      graph: soundtrackGraph(request, (sound) => found[sound] ?? null),
      video: null,
      audio: {codec, options: {profile, b}, sampleRate: soundRate},
      output: {path: to, format: 'mp4'},
    },
    options,
  );
}
