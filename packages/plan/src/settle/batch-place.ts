import type {PlanningEngine} from '../inputs.ts';
import type {Step} from '../plan.ts';

/** A step that is to be generated, with the way in which it can be and at the price of that. */
export function placeInBatch(step: Step, {batches}: PlanningEngine): Step {
  if (step.kind !== 'clip') return live(step, whyNotAlone(step));
  if (batches === undefined) return live(step, 'the engine has no batches');
  const why = batches.refuses(step.request);
  if (why !== null) return live(step, why);
  const {usd} = batches.quote(step.request);
  return {...step, price: usd === null ? null : {usd}, batch: {kind: 'batched'}};
}

function live(step: Step, why: string): Step {
  return {...step, batch: {kind: 'live', why}};
}

/** What a batch starts has to be independent of everything else in it. */
function whyNotAlone({kind}: Exclude<Step, {readonly kind: 'clip'}>): string {
  switch (kind) {
    case 'character':
      return 'shots need it before they are ordered';
    case 'extension':
      return 'it continues a clip that has to be there first';
    case 'edit':
      return 'it changes a clip that has to be there first';
    case 'conform':
    case 'segment':
    case 'soundtrack':
    case 'cut':
      return 'it is made on this machine';
    default:
      return kind satisfies never;
  }
}
