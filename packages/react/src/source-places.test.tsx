import type {ElementNode, FilmTree} from '@matchcut/plan';
import {cloneElement, createElement, memo, StrictMode, Suspense, use, type ReactElement} from 'react';
import {expect, test} from 'vitest';
import {failureOf} from './__fixtures__/outcome.ts';
import {
  Continue,
  createFilmRoot,
  Film,
  noteSource,
  Overlay,
  placesOf,
  renderFilm,
  Scene,
  sourceOf,
  type FilmError,
} from './index.ts';

/** An element as compilers leave it that say where it was written; the file is always the same. */
function at<T extends ReactElement>(line: number, element: T): T {
  noteSource(element, {fileName: '/films/film.tsx', lineNumber: line, columnNumber: 3});
  return element;
}

/** Lines by node path. */
function linesOf(tree: FilmTree): Readonly<Record<string, number>> {
  return Object.fromEntries([...placesOf(tree)].map(([path, {line}]) => [path, line]));
}

const street = <Scene seconds={4}>A street.</Scene>;

test('a node comes from the element of its own, however deep in components it stands', async () => {
  const Street = (): ReactElement => at(20, <Scene id="street" seconds={4} />);
  const Everything = memo(() => (
    <StrictMode>
      {at(10, <Street />)}
      {at(
        11,
        <Scene seconds={4}>
          {at(12, <Overlay>{at(13, <p>Words</p>)}</Overlay>)}
          {at(14, <Continue seconds={4}>On.</Continue>)}
        </Scene>,
      )}
    </StrictMode>
  ));
  const tree = await renderFilm(at(1, <Film title="Test">{at(2, <Everything />)}</Film>), {id: 'test'});
  expect(linesOf(tree)).toEqual({
    Film: 1,
    'Film > Scene "street"': 20,
    'Film > Scene 2': 11,
    'Film > Scene 2 > Overlay 1': 12,
    'Film > Scene 2 > Continue 1': 14,
  });
  expect(sourceOf(tree.root)).toEqual({file: '/films/film.tsx', line: 1, column: 3});
});

test('what a package renders comes from the element in which it does', async () => {
  const OfPackage = (): ReactElement => street;
  const tree = await renderFilm(<Film title="Test">{at(5, <OfPackage />)}</Film>, {id: 'test'});
  expect(linesOf(tree)).toEqual({'Film > Scene 1': 5});
});

test('a cloned element comes from where it is cloned, and one without a place from nowhere', async () => {
  const Clone = (): ReactElement => cloneElement(at(7, <Scene seconds={4} />), {id: 'street'});
  const tree = await renderFilm(
    <Film title="Test">
      {at(6, <Clone />)}
      {street}
    </Film>,
    {id: 'test'},
  );
  expect(linesOf(tree)).toEqual({'Film > Scene "street"': 6});
});

test('a node that an edit moves to another line is the same node, and is told where it is now', async () => {
  const trees: FilmTree[] = [];
  const root = createFilmRoot({id: 'test', onCommit: (tree) => trees.push(tree), onError: fail});
  const film = (line: number): ReactElement => (
    <Film title="Test">{at(line, <Scene seconds={4}>A street.</Scene>)}</Film>
  );
  const nodes: ElementNode[] = [];
  for (const line of [3, 8]) {
    root.render(film(line));
    await Promise.resolve();
    const node = trees.at(-1)?.root.children[0];
    if (node === undefined || node.kind === 'text') throw new Error('There is no scene.');
    expect(sourceOf(node)?.line).toBe(line);
    nodes.push(node);
  }
  expect(nodes[1]).toBe(nodes[0]);
  expect(JSON.stringify(trees.at(-1))).not.toContain('film.tsx');
  root.unmount();
});

test('an element that comes later is placed as well', async () => {
  const words = new Promise<string>((resolve) => setImmediate(resolve, 'A street.'));
  const Words = (): string => use(words);
  const tree = await renderFilm(
    <Film title="Test">
      {at(4, <Suspense>{at(5, <Scene seconds={4}>{at(6, <Words />)}</Scene>)}</Suspense>)}
    </Film>,
    {id: 'test'},
  );
  expect(linesOf(tree)).toEqual({'Film > Scene 1': 5});
});

test('errors are told with the element that they are about', async () => {
  const Misspelt = (): ReactElement => at(9, createElement(Scene as never, {secs: 4}));
  expect(await failureOf(<Film title="Test">{at(2, <Misspelt />)}</Film>)).toMatchObject({
    code: 'unknown-prop',
    where: 'Film > Scene 1',
    source: {file: '/films/film.tsx', line: 9, column: 3},
  });
  const Throws = (): ReactElement => {
    throw new Error('oh no');
  };
  expect(
    await failureOf(
      <Film title="Test">
        {at(3, street)}
        {at(4, <Throws />)}
      </Film>,
    ),
  ).toMatchObject({code: 'film-threw', source: {line: 4}});
  expect(await failureOf(<Film title="Test">{<Throws />}</Film>)).toMatchObject({source: null});
});

function fail(error: FilmError): never {
  throw error;
}
