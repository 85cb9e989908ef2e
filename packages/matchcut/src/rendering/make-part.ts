import type {Plan} from '@matchcut/plan';
import type {Store} from '@matchcut/store';
import type {Session} from '../command-line/session.ts';
import {tellProblems} from '../errors/tell-problems.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import {checkDiagnostics} from '../planning/check-diagnostics.ts';
import type {PlanWishes} from '../planning/plan-wishes.ts';
import {preparePlan, type ChooseGoals} from '../planning/prepare-plan.ts';
import type {Workshop} from '../workshop/workshop.ts';
import {openCompositor} from '../workshop/open-compositor.ts';
import {carryOut} from './carry-out.ts';
import {problemsOfRun} from './problems-of-run.ts';

export type PartOptions = {
  readonly film: FoundFilm;
  readonly wishes: PlanWishes;
  readonly store: Store;
  readonly chooseGoals: ChooseGoals;
};

/**
 * Makes a part of a film, for a look at it. A look never spends money: where clips would have to be paid for,
 * only what is there is used. What goes wrong is told, and what was made is in the store.
 */
export async function makePart(options: PartOptions, workshop: Workshop, session: Session): Promise<Plan> {
  const {film, wishes, store, chooseGoals} = options;
  await using tools = new AsyncDisposableStack();
  const compositor = tools.adopt(await openCompositor(film, wishes.props, store, workshop), (opened) =>
    opened.close(),
  );
  await compositor.anticipate();
  const prepared = await preparePlan(film, wishes, store, workshop, {chooseGoals});
  const {plan} = prepared;
  // Who wants a picture is not planning: advice is for `plan` and `render`.
  checkDiagnostics(
    plan.diagnostics.filter(({severity}) => severity !== 'info'),
    session,
  );
  const {generate, compose} = plan.totals;
  if (generate + compose === 0) return plan;
  if (generate > 0 && workshop.engine.billing === 'paid') {
    session.say('warn', `${generate} clips are not made yet. matchcut render makes them; a look is free.`);
    return plan;
  }
  const result = await carryOut(prepared, {store, compositor, isFrozen: false, maxCost: 0}, workshop, {
    ...session,
    isJson: false,
  });
  session.signal.throwIfAborted();
  tellProblems(problemsOfRun(result), {...session, isJson: false}, session.terminal);
  return plan;
}
