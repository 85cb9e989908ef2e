import {fileURLToPath} from 'node:url';
import {dirname, sep} from 'node:path';
import {createRequire} from 'node:module';
import {getCallSites} from 'node:util';

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

/** What is told of each question while something is watched; `null` at other times. */
let notice: (() => void) | null = null;
let listens = false;

/**
 * Calls `make` and tells whether any code asked for the time or for chance meanwhile, in whichever frame: such code
 * draws another picture in the browser. `make` must be synchronous.
 *
 * The first call wraps the clocks and dice of this process, and they stay wrapped: they answer as before, and putting
 * them back after each overlay would have V8 compile everything anew that uses them, which takes longer than all else.
 */
export function watchChance<T>(make: () => T): Watched<T> {
  if (!listens) listen();
  let tookChances = false;
  notice = () => {
    tookChances ||= !isOwnCall();
  };
  try {
    return {result: make(), tookChances};
  } finally {
    notice = null;
  }
}

function listen(): void {
  listens = true;
  wrap(Math, 'random');
  wrap(Date, 'now');
  wrap(performance, 'now');
  wrap(crypto, 'randomUUID');
  wrap(crypto, 'getRandomValues');
  wrapDate();
}

function wrap(owner: object, name: string): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') return;
  Object.defineProperty(owner, name, {
    configurable: true,
    writable: true,
    value: (...args: readonly unknown[]): unknown => {
      notice?.();
      return Reflect.apply(original, owner, args);
    },
  });
}

/** `Date()` and `new Date()` tell the time; with arguments they don't. */
function wrapDate(): void {
  const original = globalThis.Date;
  const wrapped: DateConstructor = new Proxy(original, {
    construct: (target, args, newTarget) => {
      if (args.length === 0) notice?.();
      // A class that extends Date is made as itself.
      return Reflect.construct(target, args, newTarget === wrapped ? target : newTarget) as Date;
    },
    apply: (target) => {
      notice?.();
      return target();
    },
  });
  globalThis.Date = wrapped;
}

const here = fileURLToPath(import.meta.url);

/**
 * Whether it was not the code of an overlay that called what is wrapped. Remotion asks several times a frame, so only
 * the nearest calls are looked at, without source maps.
 */
function isOwnCall(): boolean {
  const call = getCallSites(nearest, {sourceMap: false}).find(({scriptName}) => !isPassage(scriptName));
  return (
    call !== undefined &&
    call.functionName !== 'random' &&
    own.some((folder) => call.scriptName.includes(folder))
  );
}

/** This function, what calls it, the wrapper, and who called that. */
const nearest = 4;

function isPassage(script: string): boolean {
  return script === '' || script.startsWith('node:') || script.endsWith(here);
}
