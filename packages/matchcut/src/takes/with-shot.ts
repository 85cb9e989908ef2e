import {nearestName, type Lock, type Plan} from '@matchcut/plan';
import {readLock, type Store} from '@matchcut/store';
import type {Session} from '../command-line/session.ts';
import {ProjectError} from '../errors/project-error.ts';
import {findFilm} from '../loading/find-film.ts';
import {loadFilms, type FoundFilm} from '../loading/load-films.ts';
import {checkDiagnostics} from '../planning/check-diagnostics.ts';
import {readView} from '../planning/read-wishes.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop, type Workshop} from '../workshop/workshop.ts';
import {isClip, type ClipStep} from './clip-step.ts';
import {planWithLock} from './plan-with-lock.ts';

/** A shot that a command names, as its film is now. */
export type NamedShot = {
  readonly address: string;
  readonly plan: Plan;
  /** One for each format; a format that is cropped from another one has none. */
  readonly steps: readonly [ClipStep, ...ClipStep[]];
  readonly lock: Lock;
  readonly store: Store;
  readonly workshop: Workshop;
  /** Its steps where the project's lock is this one. */
  readonly stepsWith: (lock: Lock) => Promise<readonly ClipStep[]>;
};

/** Works on the shot that a command was given. Throws `unknown-address`, and whatever is wrong with its film. */
export function withShot(session: Session, work: (shot: NamedShot) => Promise<number>): Promise<number> {
  const {cwd, signal} = session;
  const wishes = readView(session);
  return withWorkshop(cwd, signal, (workshop) =>
    withStore(workshop.project, session, async (store) => {
      const {film, address} = await findShot(session.argument ?? '', workshop);
      const lock = await readLock(workshop.project.lockFile);
      const planWith = (other: Lock): Promise<Plan> => planWithLock(film, wishes, other, store, workshop);
      const plan = await planWith(lock);
      // Who looks at takes is not planning.
      checkDiagnostics(
        plan.diagnostics.filter(({severity}) => severity === 'error'),
        session,
      );
      const [first, ...others] = clipsAt(plan, address);
      if (first === undefined) throw unknownShot(address, plan);
      return work({
        address,
        plan,
        steps: [first, ...others],
        lock,
        store,
        workshop,
        stepsWith: async (other) => clipsAt(await planWith(other), address),
      });
    }),
  );
}

/** Its film may be left out where the project has only one. */
async function findShot(
  name: string,
  {project, loader}: Workshop,
): Promise<{readonly film: FoundFilm; readonly address: string}> {
  const [head = ''] = name.split('/');
  const {films} = await loadFilms(project, loader);
  const isNamed = films.some(({definition}) => definition.id === head);
  const film = await findFilm(isNamed || films.length > 1 ? head : null, project, loader);
  return {film, address: isNamed ? name : `${film.definition.id}/${name}`};
}

function clipsAt({steps}: Plan, address: string): readonly ClipStep[] {
  return steps.filter(isClip).filter((step) => step.address === address);
}

function unknownShot(address: string, {film, steps}: Plan): ProjectError {
  const shots = [...new Set(steps.filter(isClip).map((step) => step.address))];
  const meant = nearestName(address, shots);
  return new ProjectError(
    'unknown-address',
    `The film "${film.id}" has no shot "${address}".`,
    meant === null ? `It has ${shots.join(', ')}.` : `Did you mean ${meant}?`,
  );
}
