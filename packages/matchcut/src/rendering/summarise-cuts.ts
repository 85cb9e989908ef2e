import {framesPerSecond, type FormatId, type Plan, type Step} from '@matchcut/plan';
import {formatSeconds} from '../plan-view/format-seconds.ts';

/** What became of each format's stretches: `made 1 segment, reused 3 segments, copied 9 stretches (38.5 s)`. */
export function summariseCuts({film, steps}: Plan): readonly {readonly format: FormatId; readonly words: string}[] {
  const fps = framesPerSecond(film.frameRate);
  return steps.flatMap((step) => (step.kind === 'cut' ? [{format: step.format, words: summarise(step, steps, fps)}] : []));
}

function summarise(cut: Extract<Step, {kind: 'cut'}>, steps: readonly Step[], fps: number): string {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const parts = cut.request.parts.map((part) => ({part, step: byKey.get(part.source)}));
  const segments = parts.filter(({step}) => step?.kind === 'segment');
  const made = segments.filter(({step}) => step?.action === 'compose');
  const copied = parts.filter(({step}) => step?.kind === 'conform');
  const seconds = copied.reduce((sum, {part}) => sum + part.frames, 0) / fps;
  return [
    `made ${count(made.length, 'segment')}`,
    `reused ${count(segments.length - made.length, 'segment')}`,
    `copied ${count(copied.length, 'stretch', 'stretches')} (${formatSeconds(seconds)})`,
  ].join(', ');
}

function count(number: number, one: string, many: string = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
