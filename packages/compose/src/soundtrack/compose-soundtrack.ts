import type {Media, ProgressOptions, TranscodeInput} from '@matchcut/media';
import type {SoundSource, SoundtrackRequest} from '@matchcut/plan';
import {soundEncoder, soundRate} from './sound-encoder.ts';
import {soundtrackGraph} from './soundtrack-graph.ts';

/** Mixes the film's sound into one AAC file. A clip without sound is silent. */
export async function composeSoundtrack(
  media: Media,
  request: SoundtrackRequest,
  pathOf: (source: SoundSource) => string,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const inputs: TranscodeInput[] = [];
  const numbers: (number | null)[] = [];
  const heard = new Map<string, boolean>();
  for (const {source} of request.sounds) {
    const path = pathOf(source);
    const known = heard.get(path) ?? (await media.probe(path, options)).audio !== null;
    heard.set(path, known);
    numbers.push(known ? inputs.push({path}) - 1 : null);
  }
  const {codec, profile, b} = soundEncoder;
  await media.transcode(
    {
      inputs,
      graph: soundtrackGraph(request, (sound) => numbers[sound] ?? null),
      video: null,
      audio: {codec, options: {profile, b}, sampleRate: soundRate},
      output: {path: to, format: 'mp4'},
    },
    options,
  );
}
