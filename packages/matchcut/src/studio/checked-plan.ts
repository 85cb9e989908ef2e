import type {Store} from '@matchcut/store';
import {ProjectError} from '../errors/project-error.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import type {PlanWishes} from '../planning/plan-wishes.ts';
import {preparePlan, type PreparedPlan} from '../planning/prepare-plan.ts';
import type {Workshop} from '../workshop/workshop.ts';

/** A plan that can be carried out. Throws `film-has-errors`. */
export async function checkedPlan(
  film: FoundFilm,
  wishes: PlanWishes,
  store: Pick<Store, 'lookup'>,
  workshop: Workshop,
): Promise<PreparedPlan> {
  const prepared = await preparePlan(film, wishes, store, workshop);
  const errors = prepared.plan.diagnostics.filter(({severity}) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return prepared;
  throw new ProjectError('film-has-errors', first.message, first.hint, {
    where: first.where,
    diagnostics: errors,
  });
}
