// A program: takes films through their lives and prints what came of it, one line each. No JSX, so that plain
// Node runs it, with whichever build of React NODE_ENV asks for.
import type {FilmTree, TreeNode} from '@matchcut/plan';
import {
  Suspense,
  createContext,
  createElement,
  use,
  useEffect,
  useState,
  type FunctionComponent,
  type ReactNode,
} from 'react';
import {
  Film,
  FilmError,
  Overlay,
  Scene,
  Sequence,
  createFilmRoot,
  renderFilm,
  type SceneProps,
} from '../index.ts';
import {sketch} from './outcome.ts';

const City = createContext('nowhere');
const never = new Promise<string>(() => {});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function Read({promise}: {readonly promise: Promise<string>}): ReactNode {
  return use(promise);
}

function Counter(): ReactNode {
  const [count, setCount] = useState(0);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- state that is set in effects has to settle
    if (count < 3) setCount(count + 1);
  }, [count]);
  return createElement(Scene, {id: `count-${count}`, seconds: 1});
}

function Broken(): ReactNode {
  throw new Error('boom');
}

async function Fetched(): Promise<ReactNode> {
  await Promise.resolve();
  return null;
}

function Titled(): ReactNode {
  return createElement(
    Scene,
    {id: use(City), seconds: 1},
    createElement(Overlay, null, createElement(Broken)),
  );
}

/** A prop that the types would have refused. */
const Slipped: FunctionComponent<SceneProps & {readonly second: number}> = Scene;

async function outcome(name: string, children: ReactNode, timeoutMs?: number): Promise<void> {
  try {
    const tree = await renderFilm(createElement(Film, {title: 'Test'}, children), {
      id: 'test',
      timeoutMs,
    });
    say(`${name}: ${sketch(tree.root)}`);
  } catch (error) {
    if (!FilmError.is(error)) throw error;
    say(`${name}: ${error.code} at ${error.where}`);
  }
}

function soon(text: string): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve(text), 5));
}

const scene = (id: string, ...children: ReactNode[]): ReactNode =>
  createElement(Scene, {key: id, id, seconds: 1}, ...children);

// Only the development build keeps a store in its elements.
say(`${'_store' in createElement('b') ? 'development' : 'production'} build`);
await outcome('effects', createElement(Counter));
await outcome('context', createElement(City, {value: 'lisbon'}, createElement(Titled)));
await outcome('promise', scene('s', createElement(Read, {promise: soon('words')})));
await outcome(
  'suspense',
  createElement(
    Suspense,
    {fallback: scene('fallback')},
    scene('s', createElement(Read, {promise: soon('words')})),
  ),
);
await outcome('never', scene('s', createElement(Read, {promise: never})), 50);
await outcome(
  'never in a boundary',
  scene('s', createElement(Suspense, null, createElement(Read, {promise: never}))),
  50,
);
await outcome('broken', scene('s', createElement(Broken)));
await outcome('nesting', scene('s', scene('t')));
await outcome('text', createElement(Sequence, null, 'words'));
await outcome('prop', createElement(Slipped, {seconds: 1, second: 1}));
await outcome('async', scene('s', createElement(Fetched as never)));

const trees: FilmTree[] = [];
const root = createFilmRoot({
  id: 'live',
  onCommit: (tree) => {
    trees.push(tree);
    say(`live: ${sketch(tree.root)}`);
  },
  onError: (error) => say(`live: ${error.code} at ${error.where}`),
});
for (const content of [
  [scene('a'), scene('b', 'words')],
  [scene('b', 'words'), scene('c'), scene('a')],
  [scene('b', scene('d')), scene('a')],
  [scene('b', 'words'), scene('a')],
]) {
  root.render(createElement(Film, {title: 'Live'}, content));
  await Promise.resolve();
}
root.unmount();

const [before, after] = trees;
const place = (tree: FilmTree | undefined, index: number): TreeNode | undefined => tree?.root.children[index];
say(
  `moved scenes are the same: ${place(before, 0) === place(after, 2) && place(before, 1) === place(after, 0)}`,
);
