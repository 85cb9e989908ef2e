import {subscribe} from 'node:diagnostics_channel';
import files from 'node:fs/promises';
import {syncBuiltinESMExports} from 'node:module';
import {basename, sep} from 'node:path';
import type {Compositor} from '@matchcut/compose';
import type {Engine} from '@matchcut/engine';
import type {Journal, Store} from '@matchcut/store';
import {callsOf, type Transition, type WatchedPart} from './transitions.ts';

export type Reach = (transition: Transition) => void;

export type Parts = {
  readonly engine: Engine;
  readonly store: Store;
  readonly journal: Journal;
  readonly compositor: Compositor;
};

/** The same parts of a run, which tell every transition as it is reached. */
export function watchParts({engine, store, journal, compositor}: Parts, reach: Reach): Parts {
  const {batches} = engine;
  return {
    engine: {
      ...watch(
        'engine',
        {
          ...engine,
          fetch: (job, to, options = {}) =>
            engine.fetch(job, to, {
              ...options,
              onProgress(progress) {
                reach('in a download');
                options.onProgress?.(progress);
              },
            }),
        },
        reach,
      ),
      ...(batches && {batches: watch('batches', batches, reach)}),
    },
    store: watch('store', store, reach),
    journal: {...watch('journal', journal, reach), batches: watch('orders', journal.batches, reach)},
    compositor: watch(
      'compositor',
      {
        ...compositor,
        compose: (step, inputs, to, options = {}) =>
          compositor.compose(step, inputs, to, {
            ...options,
            onFrames(frames) {
              reach('while composing');
              options.onFrames?.(frames);
            },
          }),
      },
      reach,
    ),
  };
}

/** Watches what goes over the wire and onto the disk, in all of this process. */
export function watchProcess(reach: Reach): void {
  const whenSpending = (transition: Transition) => (message: unknown) => {
    const {request} = message as {readonly request: {readonly method: string; readonly path: string}};
    if (request.method === 'POST' && /\/(videos|extensions|edits|batches)$/.test(request.path))
      reach(transition);
  };
  subscribe('undici:request:bodySent', whenSpending('order sent'));
  subscribe('undici:request:headers', whenSpending('order answered'));

  const {rename} = files;
  files.rename = async (from, to) => {
    const kind = kindOf(String(to));
    if (kind !== null) reach(`before ${kind}`);
    await rename(from, to);
    if (kind !== null) reach(`after ${kind}`);
  };
  syncBuiltinESMExports();
}

function kindOf(path: string): 'lock' | 'content' | null {
  if (basename(path) === 'matchcut.lock.json') return 'lock';
  return path.includes(`${sep}content-v2${sep}`) ? 'content' : null;
}

/** Every watched method of a part, told before and after; after a call that failed as well. */
function watch<Part extends object>(name: WatchedPart, part: Part, reach: Reach): Part {
  const calls = callsOf(name).flatMap((method) => {
    const call: unknown = Reflect.get(part, method);
    if (typeof call !== 'function') return [];
    const before = `before ${name}.${method}` as Transition;
    const after = `after ${name}.${method}` as Transition;
    const watched = (...args: readonly unknown[]): unknown => {
      reach(before);
      const result: unknown = Reflect.apply(call, part, args);
      if (!(result instanceof Promise)) {
        reach(after);
        return result;
      }
      return result.finally(() => reach(after));
    };
    return [[method, watched] as const];
  });
  return {...part, ...Object.fromEntries(calls)};
}
