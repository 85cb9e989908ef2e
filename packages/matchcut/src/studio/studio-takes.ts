import type {JsonObject} from '@matchcut/engine';
import type {FormatId, Plan} from '@matchcut/plan';
import {readLock, writeLock, type Store} from '@matchcut/store';
import type {PinOrder, Props, StudioHost, TakesView} from '@matchcut/studio';
import {ProjectError} from '../errors/project-error.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import {listTakes, nextTake} from '../takes/list-takes.ts';
import {checkPinned, pinTake, unpinTake} from '../takes/pin-take.ts';
import type {Workshop} from '../workshop/workshop.ts';
import {shotFinder, type ClipStep} from './clip-of-shot.ts';
import {madeView} from './clip-view.ts';
import {readJson} from './order-wishes.ts';

export type StudioTakes = Pick<StudioHost, 'takes' | 'pin'>;

export type StudioTakesOptions = {
  readonly store: Store;
  readonly workshop: () => Pick<Workshop, 'project' | 'engine'>;
  readonly filmOf: (id: string) => Promise<FoundFilm>;
  readonly planOf: (film: FoundFilm, props: JsonObject) => Promise<Plan>;
  readonly onPinned: () => void;
};

/** The takes of a shot, and the choice between them. */
export function createStudioTakes(options: StudioTakesOptions): StudioTakes {
  const {store, workshop, filmOf, planOf, onPinned} = options;
  return {
    takes: (film, props, address, format) => takesView(film, props, address, format),
    async pin(order) {
      const {film, props, address, format, take} = order;
      const {lockFile} = workshop().project;
      const step = await clipOf(film, props, address, format);
      if (step === null) throw unknownShot(order);
      const before = await readLock(lockFile);
      if (take === null) await writeLock(lockFile, unpinTake(before, step.address, step.format));
      else {
        await writeLock(lockFile, await pinTake(before, [step], take, store));
        onPinned();
        try {
          checkPinned((await clipOf(film, props, address, format)) ?? step, take);
        } catch (error) {
          await writeLock(lockFile, before);
          onPinned();
          throw error;
        }
      }
      onPinned();
      const view = await takesView(film, props, address, format);
      if (view === null) throw unknownShot(order);
      return view;
    },
  };

  async function clipOf(
    film: string,
    props: Props,
    address: string,
    format: FormatId,
  ): Promise<ClipStep | null> {
    const plan = await planOf(await filmOf(film), readJson(props));
    return shotFinder(plan.steps)(address, format)?.clip ?? null;
  }

  async function takesView(
    film: string,
    props: Props,
    address: string,
    format: FormatId,
  ): Promise<TakesView | null> {
    const step = await clipOf(film, props, address, format);
    if (step === null) return null;
    const lock = await readLock(workshop().project.lockFile);
    const takes = await listTakes(step, store, lock);
    const next = nextTake(step, takes).request;
    return {
      address,
      format,
      takes: takes.map(({take, record, isChosen, isPinned}) => ({
        take,
        key: record.key,
        isChosen,
        isPinned,
        made: madeView(record),
      })),
      next: {take: next.take, usd: workshop().engine.quote(next).usd},
    };
  }
}

function unknownShot({address, format}: PinOrder): ProjectError {
  return new ProjectError(
    'unknown-address',
    `The film has no shot "${address}" in ${format}.`,
    'Look at the film anew.',
  );
}
