import {
  framesPerSecond,
  type FieldChange,
  type Plan,
  type Step,
  type StepId,
  type StepOf,
} from '@matchcut/plan';
import {describeChanges, withoutConsequences} from './describe-changes.ts';
import {listWords} from './field-words.ts';
import {describeStep} from './describe-step.ts';
import {formatSpan} from './format-span.ts';
import {shortAddress} from './short-address.ts';

/** So many differences are told; the others follow from them, as a rule. */
const told = 2;

/** Why a step is made, or need not be, in one line. */
export function tellWhy(step: Step, plan: Plan): string {
  const {reason} = step;
  const {id, frameRate} = plan.film;
  switch (reason.kind) {
    case 'stored':
      return 'it is in the store';
    case 'unneeded':
      return 'the cut is in the store';
    case 'new':
      return `new${insteadOf(step, plan)}`;
    case 'changed':
      return changeWords(withoutConsequences(reason.fields), plan);
    case 'shared':
    case 'missing':
    case 'stale':
    case 'upstream':
    case 'replaced':
      return describeStep(step, id, framesPerSecond(frameRate)).note;
  }
}

/** What was composited of the same shot before and is no more: an overlay has moved, or a dissolve has another length. */
function insteadOf(step: Step, {film, dropped}: Plan): string {
  if (step.kind !== 'segment' || isBare(step)) return '';
  const fps = framesPerSecond(film.frameRate);
  const spans = dropped
    .filter(({kind, format, address}) => kind === 'segment' && format === step.format && isBeside(address))
    .map(({address}) => formatSpan(address, fps));
  return spans.length === 0 ? '' : `, instead of ${spans.join(', ')}`;

  function isBeside(address: string): boolean {
    return (
      address.slice(0, address.lastIndexOf('@')) === step.address.slice(0, step.address.lastIndexOf('@'))
    );
  }
}

/** Whether nothing lies over a clip in it: it is there because of its neighbour. */
function isBare({request}: StepOf<'segment'>): boolean {
  return request.overlays.length === 0 && request.picture.every(({kind}) => kind === 'clip');
}

/** What a step is made from comes first: it is why the rest differs. */
function changeWords(fields: readonly FieldChange[], plan: Plan): string {
  const keys = new Set<unknown>(plan.steps.map(({key}) => key));
  const causes = fields.filter(({step, before}) => step !== undefined && !keys.has(before));
  const others = fields.filter(({step}) => step === undefined);
  const words = [
    ...new Set([
      ...causes.map(({step = ''}) => `because of ${nameOf(step, plan)}`),
      ...others.flatMap(otherWords),
      // What stood there before stands elsewhere in the film.
      ...(causes.length + others.length < fields.length ? ['in another order'] : []),
    ]),
  ];
  const more = words.length - told;
  return [...words.slice(0, told), ...(more > 0 ? [`and ${more} more`] : [])].join('; ') || 'changed';
}

/** A list in which much changed is told by its length alone: `parts[3…]`. */
function otherWords(change: FieldChange): readonly string[] {
  const [, list] = /^(\w+)\[\d+…\]/.exec(change.field) ?? [];
  return list === undefined ? describeChanges([change]) : [`other ${listWords(list)}`];
}

/** `16:9 segment bench/scene-0@90-150` as `segment scene-0 3–5 s`. */
function nameOf(id: StepId, {steps, film}: Plan): string {
  const step = steps.find((one) => one.id === id);
  if (step === undefined) return id;
  if (step.kind === 'soundtrack' || step.kind === 'cut') return `the ${step.kind}`;
  const span = formatSpan(step.address, framesPerSecond(film.frameRate));
  return `${step.kind} ${shortAddress(step.address, film.id)} ${span}`.trim();
}
