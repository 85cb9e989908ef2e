import type {Plan, Step} from '@matchcut/plan';
import type {Paint, Style} from '../command-line/terminal.ts';
import {viewCuts, secondsAt, type CutStretch, type CutView, type StretchFate} from './cut-stretches.ts';
import {formatSeconds} from './format-seconds.ts';
import {formatTable} from './format-table.ts';
import {shortAddress} from './short-address.ts';
import {tellWhy} from './tell-why.ts';

const colours = {copied: 'dim', reused: 'dim', rendered: 'yellow'} as const satisfies Record<
  StretchFate,
  Style
>;

/** The human view of how cuts are put together: a table for each, a line for each stretch. */
export function formatStretches(plan: Plan, paint: Paint): string {
  return viewCuts(plan)
    .map((view) => formatCut(view, plan, paint))
    .join('\n\n');
}

function formatCut(view: CutView, plan: Plan, paint: Paint): string {
  const {format, cut, stretches, others} = view;
  const rows = [
    ...stretches.map((stretch) => ({style: colours[stretch.how], cells: stretchCells(stretch, plan)})),
    ...[...others, cut].map((step) => ({
      style: step.action === 'reuse' ? ('dim' as const) : ('yellow' as const),
      cells: stepCells(step, plan),
    })),
  ];
  const lines = formatTable(rows.map(({cells}) => cells)).split('\n');
  return [
    paint('bold', format),
    ...lines.map((line, index) => `  ${paint(rows[index]?.style ?? 'dim', line)}`),
  ].join('\n');
}

function stretchCells(stretch: CutStretch, plan: Plan): readonly string[] {
  const {from, frames, how} = stretch;
  return [
    `${secondsAt(from, plan)}–${formatSeconds(secondsAt(from + frames, plan))}`,
    `${from}–${from + frames - 1}`,
    how,
    subjectOf(stretch, plan.film.id),
    whyOf(stretch, plan),
  ];
}

function stepCells(step: Step, plan: Plan): readonly string[] {
  const isOfFilm = step.kind === 'soundtrack' || step.kind === 'cut';
  const name = isOfFilm ? step.kind : `${step.kind} ${shortAddress(step.address, plan.film.id)}`;
  return ['', '', step.action === 'reuse' ? 'reused' : 'made', name, tellWhy(step, plan)];
}

/** `platform under overlay-1`, `platform → carriage dissolve`. */
function subjectOf({shots, overlays, content}: CutStretch, film: string): string {
  const names = shots.map((shot) => shortAddress(shot, film));
  const over = overlays.map((overlay) => {
    const name = shortAddress(overlay, film);
    const shot = names.find((one) => name.startsWith(`${one}/`));
    return shot === undefined ? name : name.slice(shot.length + 1);
  });
  return [
    names.join(' → '),
    ...(isTransition(content) ? [content] : []),
    ...(over.length > 0 ? [`under ${over.join(', ')}`] : []),
  ].join(' ');
}

function isTransition(content: CutStretch['content']): boolean {
  return content !== 'clip' && content !== 'overlay' && content !== 'rest' && content !== 'head';
}

function whyOf({how, step, content}: CutStretch, plan: Plan): string {
  if (how === 'copied') return `nothing lies over it${step.action === 'reuse' ? '' : '; conformed anew'}`;
  const why = tellWhy(step, plan);
  // Both are encoded although there is nothing new in their pictures, which is what a reader wonders about.
  if (content === 'rest') return `up to the next keyframe; ${why}`;
  if (content === 'head') return `--frames begins where no keyframe is; ${why}`;
  return why;
}
