import type {PlanningEngine} from '../inputs.ts';
import type {EngineUse} from '../step.ts';

/** What of an engine enters keys. */
export function engineUse(engine: PlanningEngine): EngineUse {
  const {id, model, semantics, options} = engine;
  return {engine: {id, model, semantics, options}};
}
