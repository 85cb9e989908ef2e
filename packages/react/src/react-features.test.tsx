/* oxlint-disable react/set-state-in-effect -- state that is set in effects is what has to settle */
import type {TreeNode} from '@matchcut/plan';
import {
  Activity,
  Component,
  Fragment,
  StrictMode,
  Suspense,
  createContext,
  memo,
  startTransition,
  use,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useReducer,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import {expect, test, vi} from 'vitest';
import {sketch} from './__fixtures__/outcome.ts';
import {Film, Scene, Sequence, renderFilm} from './index.ts';

async function sketchOf(children: ReactNode): Promise<string> {
  const tree = await renderFilm(<Film title="Test">{children}</Film>, {id: 'test'});
  return sketch(tree.root);
}

function Shot({id}: {readonly id: string}): ReactNode {
  return <Scene id={id} seconds={4} />;
}

/** Kept after a few turns of the event loop. */
function later(text: string, ms = 5): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve(text), ms));
}

function Read({promise}: {readonly promise: Promise<string>}): ReactNode {
  return use(promise);
}

class Boundary extends Component<{readonly fallback: ReactNode; readonly children: ReactNode}> {
  override readonly state = {hasFailed: false};
  static getDerivedStateFromError(): {hasFailed: boolean} {
    return {hasFailed: true};
  }
  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}

function Broken(): ReactNode {
  throw new Error('boom');
}

test('arrays, maps, conditionals, fragments and nothing at all', async () => {
  const isNight = Math.min(0, 1) > 0;
  expect(
    await sketchOf(
      <>
        {['a', 'b'].map((id) => (
          <Shot key={id} id={id} />
        ))}
        {[]}
        {null}
        {undefined}
        {true}
        {isNight && <Shot id="never" />}
        <Fragment key="group">
          <Shot id="c" />
          <Sequence>{[<Shot key="d" id="d" />]}</Sequence>
        </Fragment>
      </>,
    ),
  ).toBe('film(scene#a scene#b scene#c sequence(scene#d))');
});

test('a node has the nearest key up to the node above it', async () => {
  function Wrapped(): ReactNode {
    return <Scene id="wrapped" seconds={1} />;
  }
  const tree = await renderFilm(
    <Film key="outermost" title="Test">
      <Sequence key="group">
        <Scene id="none" seconds={1} />
        <Scene key="own" id="own" seconds={1} />
        <Wrapped key="component" />
        <Fragment key="fragment">
          <Scene id="in-fragment" seconds={1} />
        </Fragment>
      </Sequence>
    </Film>,
    {id: 'test'},
  );
  const keys = (node: TreeNode): unknown[] =>
    node.kind === 'text' ? [] : [node.key, ...node.children.flatMap(keys)];
  expect(keys(tree.root)).toEqual(['outermost', 'group', null, 'own', 'component', 'fragment']);
});

test('white space between elements is dropped where no text may stand, and kept in prompts', async () => {
  expect(
    await sketchOf(
      <Sequence>
        {' '}
        <Scene id="a" seconds={1}>
          One {'two'} {3}
        </Scene>
        {'\n'}
      </Sequence>,
    ),
  ).toBe('film(sequence(scene#a("One " "two" " " "3")))');
});

test('context, memo, state, reducers, ids and external stores', async () => {
  const City = createContext('nowhere');
  const Inner = memo(function Inner() {
    const [take] = useState(2);
    const [count] = useReducer((sum: number) => sum + 1, 5);
    const night = useSyncExternalStore(
      () => () => {},
      () => 'night',
      () => 'night',
    );
    const id = useId();
    const words = useMemo(() => `plain ${night}`, [night]);
    return (
      <Scene id={useContext(City)} seconds={count} take={take}>
        {words} {typeof id}
      </Scene>
    );
  });
  expect(
    await sketchOf(
      <City value="lisbon">
        <Inner />
      </City>,
    ),
  ).toBe('film(scene#lisbon("plain night" " " "string"))');
});

test('state that effects set is settled before the film is given out', async () => {
  function Counter(): ReactNode {
    const [count, setCount] = useState(0);
    const [isLaidOut, setIsLaidOut] = useState(false);
    useLayoutEffect(() => setIsLaidOut(true), []);
    useEffect(() => {
      if (count < 3) setCount(count + 1);
    }, [count]);
    return <Shot id={`count-${count}-${isLaidOut ? 'laid-out' : 'raw'}`} />;
  }
  expect(await sketchOf(<Counter />)).toBe('film(scene#count-3-laid-out)');
});

test('a transition that suspends is settled before the film is given out', async () => {
  const promise = later('kept');
  function Switch(): ReactNode {
    const [isOn, setIsOn] = useState(false);
    useEffect(() => startTransition(() => setIsOn(true)), []);
    return (
      <Scene id="s" seconds={1}>
        {isOn ? <Read promise={promise} /> : 'before'}
      </Scene>
    );
  }
  expect(await sketchOf(<Switch />)).toBe('film(scene#s("kept"))');
});

test('effects are cleaned up before the film is given out', async () => {
  const events: string[] = [];
  function Subscriber(): ReactNode {
    useEffect(() => {
      events.push('set up');
      return () => {
        events.push('cleaned up');
      };
    }, []);
    return <Shot id="s" />;
  }
  expect(await sketchOf(<Subscriber />)).toBe('film(scene#s)');
  expect(events).toEqual(['set up', 'cleaned up']);
});

test('a promise without a boundary holds the film back until it is kept', async () => {
  const promise = later('Lisbon');
  expect(
    await sketchOf(
      <Scene id="s" seconds={1}>
        <Read promise={promise} />
      </Scene>,
    ),
  ).toBe('film(scene#s("Lisbon"))');
});

test('no fallback is ever given out, however boundaries are nested and whoever is first', async () => {
  const first = later('first', 2);
  const second = later('second', 25);
  const third = later('third', 10);
  expect(
    await sketchOf(
      <Suspense fallback={<Shot id="outer-fallback" />}>
        <Scene id="a" seconds={1}>
          <Read promise={first} />
          <Suspense fallback="inner fallback">
            <Read promise={second} />
            <Suspense fallback="innermost fallback">
              <Read promise={third} />
            </Suspense>
          </Suspense>
        </Scene>
      </Suspense>,
    ),
  ).toBe('film(scene#a("first" "second" "third"))');
});

test('fallbacks are not held, since nobody sees them', async () => {
  const delays = vi.spyOn(globalThis, 'setTimeout');
  const promise = later('words', 1);
  await sketchOf(
    <Suspense fallback={<Shot id="fallback" />}>
      <Scene id="s" seconds={1}>
        <Read promise={promise} />
      </Scene>
    </Suspense>,
  );
  // React holds a fallback that was shown for 300 ms.
  expect(delays.mock.calls.map(([, delay]) => delay).filter((delay = 0) => delay > 20)).toEqual([]);
  delays.mockRestore();
});

test('a fallback around the whole film is waited out too', async () => {
  const promise = later('Lisbon');
  function Whole(): ReactNode {
    return <Film title={use(promise)} />;
  }
  const tree = await renderFilm(
    <Suspense fallback={null}>
      <Whole />
    </Suspense>,
    {id: 'test'},
  );
  expect(tree.root.props.title).toBe('Lisbon');
});

test('content that suspends again hides what it held, and comes back', async () => {
  const promise = later('again');
  function Again(): ReactNode {
    const [isAgain, setIsAgain] = useState(false);
    useEffect(() => setIsAgain(true), []);
    return isAgain ? <Read promise={promise} /> : 'once';
  }
  expect(
    await sketchOf(
      <Scene id="s" seconds={1}>
        <Suspense fallback="fallback">
          kept aside
          <Again />
        </Suspense>
      </Scene>,
    ),
  ).toBe('film(scene#s("kept aside" "again"))');
});

test('hidden activities are not part of the film and not waited for', async () => {
  const never = new Promise<string>(() => {});
  expect(
    await sketchOf(
      <>
        <Activity mode="hidden">
          <Shot id="hidden" />
        </Activity>
        <Scene id="s" seconds={1}>
          <Activity mode="hidden">
            hidden words
            <Read promise={never} />
          </Activity>
          <Activity mode="visible">shown</Activity>
        </Scene>
      </>,
    ),
  ).toBe('film(scene#s("shown"))');
});

test("the author's error boundaries replace what failed", async () => {
  expect(
    await sketchOf(
      <Boundary fallback={<Shot id="instead" />}>
        <Scene id="s" seconds={1}>
          <Broken />
        </Scene>
      </Boundary>,
    ),
  ).toBe('film(scene#instead)');
});

test('strict mode changes nothing', async () => {
  function Counter(): ReactNode {
    const [count, setCount] = useState(0);
    useEffect(() => setCount(2), []);
    return <Shot id={`count-${count}`} />;
  }
  const tree = await renderFilm(
    <StrictMode>
      <Film title="Test">
        <Counter />
      </Film>
    </StrictMode>,
    {id: 'test'},
  );
  expect(sketch(tree.root)).toBe('film(scene#count-2)');
});
