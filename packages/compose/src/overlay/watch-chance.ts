import {fileURLToPath} from 'node:url';
import {dirname, sep} from 'node:path';
import {createRequire} from 'node:module';

/** Something that was made while it was watched whether clocks or chance were asked. */
export type Watched<T> = {readonly result: T; readonly tookChances: boolean};

const require = createRequire(import.meta.url);

/**
 * Remotion's components number themselves by chance, React and the player measure how long they take. None of that
 * is ever drawn; `random(null)` may be.
 */
const own = ['remotion', '@remotion/player', 'react', 'react-dom'].map(
  (name) => dirname(require.resolve(`${name}/package.json`)) + sep,
);

/**
 * Calls `make` and tells whether any code asked for the time or for chance meanwhile, in whichever frame: such code
 * draws another picture in the browser. `make` must be synchronous; everything is as before when this returns.
 */
export function watchChance<T>(make: () => T): Watched<T> {
  let tookChances = false;
  const notice = (): void => {
    tookChances ||= !isOwn(callerLine());
  };
  const restores = [
    listen(Math, 'random', notice),
    listen(Date, 'now', notice),
    listen(performance, 'now', notice),
    listen(crypto, 'randomUUID', notice),
    listen(crypto, 'getRandomValues', notice),
    listenToDates(notice),
  ];
  try {
    return {result: make(), tookChances};
  } finally {
    for (const restore of restores.toReversed()) restore();
  }
}

function listen(owner: object, name: string, notice: () => void): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') return () => {};
  Object.defineProperty(owner, name, {
    configurable: true,
    writable: true,
    value: (...args: readonly unknown[]): unknown => {
      notice();
      return Reflect.apply(original, owner, args);
    },
  });
  return () => {
    if (before === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, before);
  };
}

/** `Date()` and `new Date()` tell the time; with arguments they don't. */
function listenToDates(notice: () => void): () => void {
  const original = globalThis.Date;
  globalThis.Date = new Proxy(original, {
    construct: (target, args, newTarget) => {
      if (args.length === 0) notice();
      // A class that extends Date is made as itself.
      return Reflect.construct(target, args, newTarget === globalThis.Date ? target : newTarget) as Date;
    },
    apply: (target) => {
      notice();
      return target();
    },
  });
  return () => {
    globalThis.Date = original;
  };
}

/** The line of the stack that called what is listened to. */
function callerLine(): string {
  const lines = (new Error('stack').stack ?? '').split('\n').slice(1);
  return (
    lines.find((line) => !line.includes(here) && !/Reflect\.|Object\.(?:construct|apply)/.test(line)) ?? ''
  );
}

const here = fileURLToPath(import.meta.url);

function isOwn(line: string): boolean {
  const path = line.replace('file://', '');
  return own.some((folder) => path.includes(folder)) && !/\brandom\b/.test(line.split('(')[0] ?? '');
}
