import type {Lock} from '@matchcut/plan';
import type {LockConflict, LockEntry, Store} from '@matchcut/store';
import type {Session} from '../command-line/session.ts';
import {problemsOf} from '../errors/problem.ts';
import {loadFilms} from '../loading/load-films.ts';
import {usualOutput} from '../planning/output-wishes.ts';
import {isClip} from '../takes/clip-step.ts';
import {takeOf} from '../takes/list-takes.ts';
import {planWithLock} from '../takes/plan-with-lock.ts';
import type {Workshop} from '../workshop/workshop.ts';
import type {IsInFilm} from './choose-entries.ts';

const wishes = {
  props: {},
  formats: null,
  replace: [],
  target: [],
  frames: null,
  batch: false,
  output: usualOutput,
};

/**
 * Plans the films of some conflicts with a lock, to see what they ask for. A film that can't be planned, perhaps because
 * the merge has left a conflict in its code, too, asks for nothing, which is told once.
 */
export function filmsOf(
  conflicts: readonly LockConflict[],
  store: Store,
  workshop: Workshop,
  {say}: Pick<Session, 'say'>,
): (lock: Lock) => Promise<IsInFilm> {
  const wanted = new Set(conflicts.map(({ours}) => ours.address.split('/')[0] ?? ''));
  const told = new Set<string>();
  const tell = (film: string, why: string): void => {
    if (!told.has(film)) say('warn', `The film "${film}" can't be planned, so it has no say: ${why}`);
    told.add(film);
  };
  return async (lock) => {
    const asked = new Map<string, (entry: LockEntry) => boolean>();
    const {films} = await loadFilms(workshop.project, workshop.loader);
    for (const id of wanted) {
      const film = films.find(({definition}) => definition.id === id);
      if (film === undefined) {
        tell(id, 'the project has no such film, or its module is broken.');
        continue;
      }
      try {
        for (const step of (await planWithLock(film, wishes, lock, store, workshop)).steps) {
          const place = `${step.format} ${step.address}`;
          if (isClip(step)) {
            asked.set(
              place,
              (entry) => entry.kind !== 'character' && takeOf(step, entry.shot.take).key === entry.shot.key,
            );
          } else if (step.kind === 'character') {
            asked.set(place, (entry) => entry.kind === 'character' && entry.character.key === step.key);
          }
        }
      } catch (error) {
        workshop.signal.throwIfAborted();
        tell(id, problemsOf(error, workshop.project.root)[0]?.message ?? String(error));
      }
    }
    return (entry) => asked.get(`${entry.format} ${entry.address}`)?.(entry) ?? false;
  };
}
