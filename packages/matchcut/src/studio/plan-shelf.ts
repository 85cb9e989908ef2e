import type {JsonObject} from '@matchcut/engine';
import type {FoundFilm} from '../loading/load-films.ts';
import type {StudioPlans} from './studio-plans.ts';

/** Plans of films that somebody looks at, each made once for as long as nothing has changed. */
export type PlanShelf = {
  readonly planOf: (film: FoundFilm, props: JsonObject) => Promise<StudioPlans>;
  /** The last one of the code as it is now, whatever was made since; `null` where there is none. */
  readonly lastOf: (id: string, props: JsonObject) => Promise<StudioPlans> | null;
  /** Path of a file that a film names, by its digest. */
  readonly fileOf: (digest: string) => Promise<string | null>;
  /** Something was made, ordered or chosen. */
  readonly outdate: () => void;
  /** Code or files are others now. */
  readonly forget: () => void;
};

type Kept = {readonly isNow: boolean; readonly plans: Promise<StudioPlans>};

/** For several tabs. */
const mostPlans = 8;

export function createPlanShelf(
  plan: (film: FoundFilm, props: JsonObject) => Promise<StudioPlans>,
): PlanShelf {
  const shelf = new Map<string, Kept>();
  return {
    planOf(film, props) {
      const name = nameOf(film.definition.id, props);
      const before = shelf.get(name);
      if (before?.isNow === true) return before.plans;
      const plans = plan(film, props);
      const kept = {isNow: true, plans};
      shelf.delete(name);
      shelf.set(name, kept);
      for (const old of [...shelf.keys()].slice(0, -mostPlans)) shelf.delete(old);
      // What fails is tried again.
      plans.catch(() => {
        if (shelf.get(name) === kept) shelf.delete(name);
      });
      return plans;
    },
    lastOf: (id, props) => shelf.get(nameOf(id, props))?.plans ?? null,
    async fileOf(digest) {
      for (const {plans} of shelf.values()) {
        const path = await plans.then(
          ({own}) => own.files.get(digest),
          () => undefined,
        );
        if (path !== undefined) return path;
      }
      return null;
    },
    outdate() {
      for (const [name, {plans}] of shelf) shelf.set(name, {isNow: false, plans});
    },
    forget: () => shelf.clear(),
  };
}

export function nameOf(film: string, props: JsonObject): string {
  return `${film} ${JSON.stringify(props)}`;
}
