import type {ElementNode, FilmTree, TreeNode} from '@matchcut/plan';
import * as fc from 'fast-check';
import {Activity, Suspense, use, type ReactElement, type ReactNode} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test, vi} from 'vitest';
import {createSignal, longFilm} from './__fixtures__/long-film.tsx';
import {sketch} from './__fixtures__/outcome.ts';
import {
  Caption,
  Continue,
  Film,
  Overlay,
  Scene,
  Sequence,
  Style,
  createFilmRoot,
  type FilmError,
  type FilmRoot,
} from './index.ts';

/** A live root whose commits and errors are kept. */
function openRoot(id = 'test'): {
  readonly root: FilmRoot;
  readonly trees: FilmTree[];
  readonly errors: FilmError[];
  readonly render: (element: ReactNode) => Promise<ElementNode>;
} & Disposable {
  const trees: FilmTree[] = [];
  const errors: FilmError[] = [];
  const root = createFilmRoot({
    id,
    onCommit: (tree) => trees.push(tree),
    onError: (error) => errors.push(error),
  });
  return {
    root,
    trees,
    errors,
    /** Renders and gives the tree that was told of. */
    async render(element) {
      root.render(element);
      await toldAll();
      return latest(trees);
    },
    [Symbol.dispose]: () => root.unmount(),
  };
}

/** Commits are told in a microtask. */
async function toldAll(): Promise<void> {
  await Promise.resolve();
  await Promise.resolve();
}

function latest(trees: readonly FilmTree[]): ElementNode {
  const tree = trees.at(-1);
  if (tree === undefined) throw new Error('Nothing was committed.');
  return tree.root;
}

function allNodes(node: TreeNode): readonly TreeNode[] {
  return node.kind === 'text' ? [node] : [node, ...node.children.flatMap(allNodes)];
}

/** A tree to compare: React's development build keeps fibers in the elements that overlays hold. */
function comparable(node: TreeNode): unknown {
  if (node.kind === 'text') return node;
  const props =
    node.kind === 'overlay'
      ? {...node.props, content: renderToStaticMarkup(<>{node.props.content}</>)}
      : node.props;
  return {...node, props, children: node.children.map(comparable)};
}

test('an edited leaf of a film of 1,000 nodes: only it and what stands above it are new', async () => {
  using live = openRoot();
  const before = await live.render(longFilm(200, () => 4));
  const after = await live.render(longFilm(200, (index) => (index === 150 ? 8 : 4)));

  const old = new Set(allNodes(before));
  expect(old.size).toBeGreaterThan(1000);
  const fresh = allNodes(after).filter((node) => !old.has(node));
  expect(fresh.map((node) => node.kind)).toEqual(['film', 'sequence', 'scene']);
  expect(fresh.at(-1)).toMatchObject({props: {id: 's-150', seconds: 8}});
});

test('a film that renders again with nothing changed is the same tree', async () => {
  using live = openRoot();
  const before = await live.render(longFilm(200, () => 4));
  expect(await live.render(longFilm(200, () => 4))).toBe(before);
});

test('state that changes deep inside makes only the nodes above it new', async () => {
  const seconds = createSignal(4);
  function Followed(): ReactNode {
    return <Scene id="followed" seconds={seconds.use()} />;
  }
  using live = openRoot();
  const before = await live.render(
    <Film title="Test">
      <Style>
        <Scene id="still" seconds={1} />
      </Style>
      <Sequence>
        <Followed />
      </Sequence>
    </Film>,
  );
  seconds.set(6);
  await expect.poll(() => latest(live.trees)).not.toBe(before);
  const after = latest(live.trees);
  expect(after.children[0]).toBe(before.children[0]);
  expect(after.children[1]).toMatchObject({children: [{props: {id: 'followed', seconds: 6}}]});
});

test('committed trees are frozen, and older ones stay as they were', async () => {
  using live = openRoot();
  const before = await live.render(longFilm(200, () => 4));
  const snapshot = structuredClone(comparable(before));
  await live.render(longFilm(200, () => 5));
  expect(comparable(before)).toEqual(snapshot);
  const loose = live.trees
    .flatMap(({root}) => allNodes(root))
    .flatMap((node): readonly object[] => (node.kind === 'text' ? [node] : [node, node.props, node.children]))
    .filter((part) => !Object.isFrozen(part));
  expect(loose).toEqual([]);
});

test('keyed scenes that change places are the same nodes in another order', async () => {
  const film = (ids: readonly string[]): ReactNode => (
    <Film title="Test">
      {ids.map((id) => (
        <Scene key={id} id={id} seconds={1}>
          words
        </Scene>
      ))}
    </Film>
  );
  using live = openRoot();
  const before = await live.render(film(['a', 'b', 'c', 'd']));
  const after = await live.render(film(['d', 'b', 'e', 'a']));
  expect(sketch(after)).toBe('film(scene#d("words") scene#b("words") scene#e("words") scene#a("words"))');
  const [a, b, , d] = before.children;
  expect(after.children[0]).toBe(d);
  expect(after.children[1]).toBe(b);
  expect(after.children[3]).toBe(a);
});

test('every render is answered, whether or not it changed or mended anything', async () => {
  using live = openRoot();
  const wrong = <Film title="Test">orphan</Film>;
  for (const film of [<Film title="Test" />, <Film title="Test" />, null, null, wrong, wrong]) {
    live.root.render(film);
    await toldAll();
  }
  expect(live.trees).toHaveLength(2);
  expect(live.errors.map(({code}) => code)).toEqual(['no-film', 'no-film', 'orphan-text', 'orphan-text']);
});

test('a film that suspends as a whole is told once it is there', async () => {
  const {promise, resolve} = Promise.withResolvers<string>();
  function Titled(): ReactNode {
    return <Film title={use(promise)} />;
  }
  using live = openRoot();
  live.root.render(<Titled />);
  await toldAll();
  expect([live.trees, live.errors]).toEqual([[], []]);
  expect(live.root.isSettled()).toBe(false);
  resolve('words');
  await expect.poll(() => live.trees.map(({root}) => root.props)).toEqual([{title: 'words'}]);
});

test('a film that is mended goes on after an error', async () => {
  using live = openRoot();
  const film = (content: ReactNode): ReactNode => (
    <Film title="Test">
      <Sequence key="kept">{content}</Sequence>
    </Film>
  );
  await live.render(film(<Scene id="s" seconds={1} />));
  live.root.render(film('orphan'));
  await toldAll();
  expect(live.errors.map(({code, where}) => ({code, where}))).toEqual([
    {code: 'orphan-text', where: 'Film > Sequence'},
  ]);
  expect(live.trees).toHaveLength(1);

  const mended = await live.render(film(<Scene id="mended" seconds={1} />));
  expect(sketch(mended)).toBe('film(sequence(scene#mended))');
  expect(mended.key).toBeNull();
  expect(live.errors).toHaveLength(1);
});

test('an unknown prop that comes with an update is told with its place', async () => {
  using live = openRoot();
  const film = (props: object): ReactNode => (
    <Film title="Test">
      <Scene id="first" seconds={1} />
      <Scene id="s" seconds={1} {...props} />
    </Film>
  );
  await live.render(film({}));
  live.root.render(film({secnds: 2}));
  await toldAll();
  expect(live.errors).toMatchObject([
    {code: 'unknown-prop', where: 'Film > Scene "s"', hint: 'Did you mean `seconds`?'},
  ]);
});

test('two roots live side by side', async () => {
  const title = createSignal('A');
  function Titled(): ReactNode {
    return <Film title={title.use()} />;
  }
  using left = openRoot('left');
  using right = openRoot('right');
  await left.render(<Titled />);
  await right.render(<Titled />);
  title.set('B');
  await expect
    .poll(() => [latest(left.trees).props, latest(right.trees).props])
    .toEqual([{title: 'B'}, {title: 'B'}]);
  left.root.unmount();
  title.set('C');
  await expect.poll(() => latest(right.trees).props).toEqual({title: 'C'});
  expect(left.trees.map(({id, root}) => [id, root.props])).toEqual([
    ['left', {title: 'A'}],
    ['left', {title: 'B'}],
  ]);
});

test('a live root shows fallbacks, says that it is not settled, and tells of what comes after', async () => {
  const {promise, resolve} = Promise.withResolvers<string>();
  function Read(): ReactNode {
    return use(promise);
  }
  using live = openRoot();
  const before = await live.render(
    <Film title="Test">
      <Scene id="s" seconds={1}>
        <Suspense fallback="…">
          <Read />
        </Suspense>
      </Scene>
    </Film>,
  );
  expect(sketch(before)).toBe('film(scene#s("…"))');
  expect(live.root.isSettled()).toBe(false);
  expect(live.root.whyUnsettled()).toMatchObject({code: 'film-never-settles', where: 'Film > Scene "s"'});
  resolve('words');
  await expect.poll(() => sketch(latest(live.trees))).toBe('film(scene#s("words"))');
  expect(live.root.isSettled()).toBe(true);
});

test('content that suspends again is replaced by its fallback, and comes back as the same nodes', async () => {
  const source = createSignal<Promise<string>>(Promise.resolve('first'));
  const second = Promise.withResolvers<string>();
  function Read(): ReactNode {
    return use(source.use());
  }
  using live = openRoot();
  live.root.render(
    <Film title="Test">
      <Suspense fallback={<Scene id="fallback" seconds={1} />}>
        <Scene id="kept" seconds={1} />
        <Scene id="s" seconds={1}>
          kept words
          <Suspense fallback="…">
            hidden words
            <Continue seconds={1} />
            <Read />
          </Suspense>
        </Scene>
      </Suspense>
    </Film>,
  );
  const whole = (words: string): string =>
    `film(scene#kept scene#s("kept words" "hidden words" continue "${words}"))`;
  await expect.poll(() => live.trees.map(({root}) => sketch(root)).at(-1)).toBe(whole('first'));
  const before = latest(live.trees);

  source.set(second.promise);
  await expect.poll(() => sketch(latest(live.trees))).toBe('film(scene#kept scene#s("kept words" "…"))');
  second.resolve('second');
  await expect.poll(() => sketch(latest(live.trees))).toBe(whole('second'));
  expect(latest(live.trees).children[0]).toBe(before.children[0]);
});

test('hidden activities stay out of the film, whatever goes on in them', async () => {
  const mode = createSignal<'hidden' | 'visible'>('hidden');
  const never = new Promise<string>(() => {});
  const draw = vi.fn<() => void>();
  function Pending(): ReactNode {
    draw();
    return use(never);
  }
  function Mode({children}: {readonly children: ReactNode}): ReactNode {
    return <Activity mode={mode.use()}>{children}</Activity>;
  }
  using live = openRoot();
  live.root.render(
    <Film title="Test">
      <Activity mode="hidden">
        <Suspense fallback={<Scene id="fallback" seconds={1} />}>
          <Pending />
        </Suspense>
      </Activity>
      <Mode>
        <Scene id="sometimes" seconds={1} />
      </Mode>
      <Scene id="s" seconds={1}>
        words
        <Mode>
          and more
          <Continue seconds={1} />
        </Mode>
      </Scene>
    </Film>,
  );
  const hidden = 'film(scene#s("words"))';
  // React renders hidden content when it has nothing else to do.
  await expect.poll(() => draw.mock.calls.length).toBeGreaterThan(0);
  expect(live.trees.map(({root}) => sketch(root)).filter((tree) => tree !== hidden)).toEqual([]);
  expect(live.root.isSettled()).toBe(true);

  mode.set('visible');
  await expect
    .poll(() => sketch(latest(live.trees)))
    .toBe('film(scene#sometimes scene#s("words" "and more" continue))');
  mode.set('hidden');
  await expect.poll(() => sketch(latest(live.trees))).toBe(hidden);
});

type Spec = {
  readonly kind: 'sequence' | 'scene' | 'continue' | 'caption' | 'overlay' | 'text';
  readonly key: string;
  readonly id: string | undefined;
  readonly seconds: number;
  readonly words: string;
  readonly children: readonly Spec[];
};

const own = {
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  id: fc.option(fc.constantFrom('one', 'two'), {nil: undefined}),
  seconds: fc.integer({min: 1, max: 3}),
  words: fc.constantFrom('', ' ', 'rain', 'snow'),
};

function specs(
  kinds: readonly Spec['kind'][],
  children: fc.Arbitrary<readonly Spec[]>,
): fc.Arbitrary<Spec[]> {
  return fc.uniqueArray(fc.record({...own, kind: fc.constantFrom(...kinds), children}), {
    selector: ({key}) => key,
    maxLength: 5,
  });
}

const leaves = specs(['text', 'caption', 'overlay'], fc.constant([]));
const shots = specs(['text', 'continue', 'caption', 'overlay'], leaves);
const scenes = specs(['scene'], shots);
const films = specs(['sequence', 'scene'], fc.constant([])).chain((outer) =>
  fc
    .tuple(...outer.map(({kind}) => (kind === 'scene' ? shots : scenes)))
    .map((inner) => outer.map((spec, index) => ({...spec, children: inner[index] ?? []}))),
);

function Drawn({spec}: {readonly spec: Spec}): ReactElement | string {
  const {kind, id, seconds, words} = spec;
  const children = spec.children.map((child) => <Drawn key={child.key} spec={child} />);
  switch (kind) {
    case 'sequence':
      return <Sequence id={id}>{children}</Sequence>;
    case 'scene':
      return (
        <Scene id={id} seconds={seconds} trim={{start: seconds}}>
          {words}
          {children}
        </Scene>
      );
    case 'continue':
      return (
        <Continue id={id} seconds={seconds}>
          {children}
        </Continue>
      );
    case 'caption':
      return <Caption seconds={seconds}>{words}</Caption>;
    case 'overlay':
      return (
        <Overlay from={seconds}>
          <b>{words}</b>
        </Overlay>
      );
    case 'text':
    default:
      return words;
  }
}

test('an updated tree equals a fresh one, whatever was edited', async () => {
  const draw = (outer: readonly Spec[]): ReactNode => (
    <Film title="Test">
      {outer.map((spec) => (
        <Drawn key={spec.key} spec={spec} />
      ))}
    </Film>
  );
  await fc.assert(
    fc.asyncProperty(fc.array(films, {minLength: 2, maxLength: 6}), async (versions) => {
      using live = openRoot();
      for (const version of versions) {
        const updated = await live.render(draw(version));
        using other = openRoot();
        expect(comparable(updated)).toEqual(comparable(await other.render(draw(version))));
      }
      expect(live.errors).toEqual([]);
    }),
    {numRuns: 40},
  );
});
