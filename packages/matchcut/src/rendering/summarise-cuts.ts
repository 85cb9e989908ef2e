import {count} from '../plan-view/count.ts';
import {framesPerSecond, type FormatId, type Plan, type Step, type StepId} from '@matchcut/plan';
import {viewCuts, type CutView} from '../plan-view/cut-stretches.ts';
import {formatSeconds} from '../plan-view/format-seconds.ts';
import {formatSpan} from '../plan-view/format-span.ts';
import {shortAddress} from '../plan-view/short-address.ts';

/**
 * What became of the stretches of each cut, by what a run made:
 * `made 1 segment (platform 1.5–5.5 s), copied 9 stretches (38.5 s)`.
 */
export function summariseCuts(
  plan: Plan,
  cuts: readonly StepId[],
  made: readonly StepId[],
): readonly {readonly format: FormatId; readonly words: string}[] {
  return viewCuts(plan)
    .filter(({cut}) => cuts.includes(cut.id))
    .map((view) => ({format: view.format, words: summarise(view, new Set(made), plan)}));
}

function summarise({format, stretches}: CutView, made: ReadonlySet<StepId>, {film, steps}: Plan): string {
  const fps = framesPerSecond(film.frameRate);
  const conformed = steps.filter(
    (step) => step.kind === 'conform' && step.format === format && made.has(step.id),
  );
  const segments = stretches.flatMap(({step}) => (step.kind === 'segment' ? [step] : []));
  const rendered = segments.filter(({id}) => made.has(id));
  const reused = segments.length - rendered.length;
  const copied = stretches.filter(({how}) => how === 'copied');
  const seconds = copied.reduce((sum, {frames}) => sum + frames, 0) / fps;
  return [
    ...told('conformed', 'clip', conformed),
    ...told('made', 'segment', rendered),
    ...(reused > 0 ? [`reused ${count(reused, 'segment')}`] : []),
    `copied ${count(copied.length, 'stretch', 'stretches')} (${formatSeconds(seconds)})`,
  ].join(', ');

  function told(verb: string, noun: string, these: readonly Step[]): readonly string[] {
    return these.length === 0
      ? []
      : [`${verb} ${count(these.length, noun)} (${namesOf(these, film.id, fps)})`];
  }
}

const named = 4;

function namesOf(steps: readonly Step[], film: string, fps: number): string {
  const names = steps.map(({address}) => `${shortAddress(address, film)} ${formatSpan(address, fps)}`.trim());
  return [...names.slice(0, named), ...(names.length > named ? [`${names.length - named} more`] : [])].join(
    '; ',
  );
}
