import {count} from '../plan-view/count.ts';
import {framesPerSecond, type FormatId, type Plan, type Step, type StepId} from '@matchcut/plan';
import {formatSeconds} from '../plan-view/format-seconds.ts';
import {formatSpan} from '../plan-view/format-span.ts';
import {shortAddress} from '../plan-view/short-address.ts';

/** What became of the stretches of each cut: `made 1 segment (platform 1.5–5.5 s), copied 9 stretches (38.5 s)`. */
export function summariseCuts(
  {film, steps}: Plan,
  cuts: readonly StepId[],
): readonly {readonly format: FormatId; readonly words: string}[] {
  const fps = framesPerSecond(film.frameRate);
  return steps.flatMap((step) => {
    if (step.kind !== 'cut' || !cuts.includes(step.id)) return [];
    return [{format: step.format, words: summarise(step, steps, film.id, fps)}];
  });
}

function summarise(
  cut: Extract<Step, {kind: 'cut'}>,
  steps: readonly Step[],
  film: string,
  fps: number,
): string {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const parts = cut.request.parts.map((part) => ({frames: part.frames, step: byKey.get(part.source)}));
  const segments = parts.flatMap(({step}) => (step?.kind === 'segment' ? [step] : []));
  const made = segments.filter(({action}) => action === 'compose');
  const reused = segments.length - made.length;
  const copied = parts.filter(({step}) => step?.kind === 'conform');
  const seconds = copied.reduce((sum, {frames}) => sum + frames, 0) / fps;
  return [
    ...(made.length > 0 ? [`made ${count(made.length, 'segment')} (${namesOf(made, film, fps)})`] : []),
    ...(reused > 0 ? [`reused ${count(reused, 'segment')}`] : []),
    `copied ${count(copied.length, 'stretch', 'stretches')} (${formatSeconds(seconds)})`,
  ].join(', ');
}

const named = 4;

function namesOf(segments: readonly Step[], film: string, fps: number): string {
  const names = segments.map(({address}) =>
    `${shortAddress(address, film)} ${formatSpan(address, fps)}`.trim(),
  );
  return [...names.slice(0, named), ...(names.length > named ? [`${names.length - named} more`] : [])].join(
    '; ',
  );
}
