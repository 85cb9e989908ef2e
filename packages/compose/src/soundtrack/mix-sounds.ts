import type {MixSound} from '@matchcut/media';
import type {SoundSource, SoundSpan} from '@matchcut/plan';
import type {ComposeInput} from '../compose-input.ts';
import {soundRate} from './sound-encoder.ts';

/** Sounds as the mixer takes them: of files, on buses. Voices are only looked for where something makes room for them. */
export function mixSounds(
  spans: readonly SoundSpan[],
  inputOf: (source: SoundSource) => ComposeInput,
): readonly MixSound[] {
  const hasDucks = spans.some(({duck}) => duck !== undefined);
  return spans.map(({source, loop, duck, ...span}) => {
    const {path, headSeconds} = inputOf(source);
    const head = Math.round(headSeconds * soundRate);
    return {
      seam: 0,
      ...span,
      path,
      sourceFrom: head + span.sourceFrom,
      volume: Number(span.volume.toFixed(6)),
      ...(loop && {loop: {...loop, from: head + loop.from}}),
      ...(duck && {bus: {kind: 'ducked', ...duck} as const}),
      ...(hasDucks && !duck && source.kind === 'file' && {bus: {kind: 'voice'} as const}),
    };
  });
}
