import type {SoundSpan, SoundtrackRequest} from '@matchcut/plan';
import {chain} from '../filter-text.ts';
import {soundRate} from './sound-encoder.ts';
import {soundLanes, type SoundLane} from './sound-lanes.ts';

/** The input that has a sound. */
export type SoundInput = {readonly number: number; readonly channels: number};

/** Tells the input of a sound by its position in the request; `null` where its source has none, which is silence. */
export type FindSoundInput = (sound: number) => SoundInput | null;

/** One mix for the whole film, counted in samples throughout. */
export function soundtrackGraph(
  {samples, sounds}: Pick<SoundtrackRequest, 'samples' | 'sounds'>,
  inputOf: FindSoundInput,
): string {
  const lanes = soundLanes(sounds)
    .map((lane) => lane.filter(({index}) => inputOf(index) !== null))
    .filter((lane) => lane.length > 0);
  if (lanes.length === 0) return chain([], [silence(samples)], 'a');
  return [
    ...lanes.flatMap((lane, index) => laneChains(lane, index, samples, inputOf)),
    chain(
      lanes.map((_, index) => `l${index}`),
      [
        // Sounds add up as they are: normalising would make one quieter because another one starts.
        ...(lanes.length > 1 ? [`amix=inputs=${lanes.length}:normalize=0:duration=longest`] : []),
        // Only what would clip is turned down, ahead of time, and the delay of looking ahead is taken back.
        'alimiter=limit=0.97:attack=5:release=60:level=0:latency=1',
        `atrim=end_sample=${samples}`,
        'asetpts=N/SR/TB',
      ],
      'a',
    ),
  ].join(';');
}

/** A lane from sample 0 to the end of the film: sounds one after another with silence between them. */
function laneChains(
  lane: SoundLane,
  index: number,
  samples: number,
  inputOf: FindSoundInput,
): readonly string[] {
  const chains: string[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const {index: sound, span} of lane) {
    if (span.from > at) {
      const gap = `l${index}g${pieces.length}`;
      chains.push(chain([], [silence(span.from - at)], gap));
      pieces.push(gap);
    }
    const piece = `l${index}s${pieces.length}`;
    const {number, channels} = inputOf(sound) ?? {number: -1, channels: 2};
    chains.push(chain([`${number}:a`], soundFilters(span, channels), piece));
    pieces.push(piece);
    at = span.from + span.samples;
  }
  return [
    ...chains,
    chain(
      pieces,
      [
        ...(pieces.length > 1 ? [`concat=n=${pieces.length}:v=0:a=1`] : []),
        `apad=whole_len=${samples}`,
        `atrim=end_sample=${samples}`,
        'asetpts=N/SR/TB',
      ],
      `l${index}`,
    ),
  ];
}

function soundFilters(span: SoundSpan, channels: number): readonly string[] {
  const {sourceFrom, samples, volume, fadeIn, fadeOut} = span;
  return [
    `aresample=${soundRate}`,
    // One channel is heard from both sides as loud as it is; FFmpeg's own mix would take 3 dB off.
    ...(channels === 1 ? ['pan=stereo|c0=c0|c1=c0'] : []),
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    `atrim=start_sample=${sourceFrom}:end_sample=${sourceFrom + samples}`,
    'asetpts=N/SR/TB',
    // A source that ends early is silent from there on.
    `apad=whole_len=${samples}`,
    `atrim=end_sample=${samples}`,
    ...(volume === 1 ? [] : [`volume=${volume.toFixed(6)}:precision=float`]),
    // Quarter sines keep the loudness of a cross-fade of two sounds that have nothing to do with each other.
    ...(fadeIn > 0 ? [`afade=t=in:ss=0:ns=${fadeIn}:curve=qsin`] : []),
    ...(fadeOut > 0 ? [`afade=t=out:ss=${samples - fadeOut}:ns=${fadeOut}:curve=qsin`] : []),
  ];
}

function silence(samples: number): string {
  return `anullsrc=r=${soundRate}:cl=stereo,aformat=sample_fmts=fltp,atrim=end_sample=${samples},asetpts=N/SR/TB`;
}
