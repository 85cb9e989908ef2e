import {count} from '../plan-view/count.ts';
import {framesPerSecond, type FormatId, type Plan, type Step, type StepId} from '@matchcut/plan';
import {viewCuts, type CutStretch, type CutView} from '../plan-view/cut-stretches.ts';
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
  const segments = stretches.filter(({step}) => step.kind === 'segment');
  const rendered = segments.filter(({step}) => made.has(step.id));
  const reused = segments.length - rendered.length;
  const copied = stretches.filter(({how}) => how === 'copied');
  const seconds = copied.reduce((sum, {frames}) => sum + frames, 0) / fps;
  return [
    ...told(
      'conformed',
      'clip',
      conformed.map((step) => nameOf(step, film.id, fps)),
    ),
    ...told(
      'made',
      'segment',
      rendered.map((stretch) => nameOfStretch(stretch, film.id, fps)),
    ),
    ...(reused > 0 ? [`reused ${count(reused, 'segment')}`] : []),
    `copied ${count(copied.length, 'stretch', 'stretches')} (${formatSeconds(seconds)})`,
  ].join(', ');

  function told(verb: string, noun: string, names: readonly string[]): readonly string[] {
    return names.length === 0 ? [] : [`${verb} ${count(names.length, noun)} (${listed(names)})`];
  }
}

const named = 4;

function listed(names: readonly string[]): string {
  const more = names.length - named;
  return [...names.slice(0, named), ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

/** What a cut of some frames begins with has no address in the film. */
function nameOfStretch({step, content, shots}: CutStretch, film: string, fps: number): string {
  return content === 'head' ? `start in ${shortAddress(shots[0] ?? '', film)}` : nameOf(step, film, fps);
}

function nameOf({address}: Step, film: string, fps: number): string {
  return `${shortAddress(address, film)} ${formatSpan(address, fps)}`.trim();
}
