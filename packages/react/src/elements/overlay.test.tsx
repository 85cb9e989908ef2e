import type {FilmTree, NodeOf, TreeNode} from '@matchcut/plan';
import {createContext, use, useContext, useEffect, useState, type ReactNode} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test, vi} from 'vitest';
import {Film, Overlay, Scene, createFilmRoot, renderFilm} from '../index.ts';

const Brand = createContext('no brand');
const City = createContext('no city');

function Title(): ReactNode {
  return (
    <h1>
      {useContext(Brand)} in {use(City)}
    </h1>
  );
}

function overlayIn(node: TreeNode): NodeOf<'overlay'> {
  const found = node.kind === 'text' ? [] : node.children;
  const overlay = found.find((child) => child.kind === 'overlay');
  if (overlay !== undefined) return overlay;
  const [first] = found;
  if (first === undefined) throw new Error('There is no overlay.');
  return overlayIn(first);
}

/** Draws an overlay's content as another renderer does, later. */
function markupOf(tree: FilmTree): string {
  return renderToStaticMarkup(<>{overlayIn(tree.root).props.content}</>);
}

test('the content is not rendered with the film, and kept as it was written', async () => {
  const draw = vi.fn<() => ReactNode>();
  function Drawn(): ReactNode {
    return draw();
  }
  const content = (
    <div>
      <Drawn />
    </div>
  );
  const tree = await renderFilm(
    <Film title="Test">
      <Overlay from={1} seconds={2}>
        {content}
      </Overlay>
    </Film>,
    {id: 'test'},
  );
  expect(tree.root.children[0]).toEqual({
    kind: 'overlay',
    key: null,
    props: {from: 1, seconds: 2, content},
    children: [],
  });
  expect(draw).not.toHaveBeenCalled();
});

test('an overlay may be empty or hold several things', async () => {
  const empty = await renderFilm(
    <Film title="Test">
      <Overlay />
    </Film>,
    {id: 'test'},
  );
  expect(empty.root.children[0]).toMatchObject({props: {content: null}});
  const several = await renderFilm(
    <Film title="Test">
      <Overlay>
        Words and <i>more words</i>
      </Overlay>
    </Film>,
    {id: 'test'},
  );
  expect(markupOf(several)).toBe('Words and <i>more words</i>');
});

test('the content sees the contexts around the overlay, the nearest first', async () => {
  const tree = await renderFilm(
    <Brand value="outer">
      <City value="Lisbon">
        <Film title="Test">
          <Brand value="inner">
            <Scene seconds={1}>
              <Overlay>
                <Title />
              </Overlay>
            </Scene>
          </Brand>
        </Film>
      </City>
    </Brand>,
    {id: 'test'},
  );
  expect(markupOf(tree)).toBe('<h1>inner in Lisbon</h1>');
});

test('contexts without a provider keep their default', async () => {
  const tree = await renderFilm(
    <Film title="Test">
      <City value="Lisbon">
        <Overlay>
          <Title />
        </Overlay>
      </City>
    </Film>,
    {id: 'test'},
  );
  expect(markupOf(tree)).toBe('<h1>no brand in Lisbon</h1>');
});

test('a context that changes makes a new node; the old one still shows the old value', async () => {
  const trees: FilmTree[] = [];
  const setters: ((brand: string) => void)[] = [];
  function Branded({children}: {readonly children: ReactNode}): ReactNode {
    const [brand, setBrand] = useState('before');
    useEffect(() => {
      setters.push(setBrand);
    }, []);
    return <Brand value={brand}>{children}</Brand>;
  }
  const root = createFilmRoot({
    id: 'test',
    onCommit: (tree) => trees.push(tree),
    onError: (error) => {
      throw error;
    },
  });
  root.render(
    <Film title="Test">
      <Branded>
        <Scene id="first" seconds={1}>
          <Overlay>
            <Title />
          </Overlay>
        </Scene>
        <Scene id="second" seconds={1} />
      </Branded>
    </Film>,
  );
  await expect.poll(() => trees.length).toBe(1);
  setters[0]?.('after');
  await expect.poll(() => trees.length).toBe(2);
  root.unmount();

  expect(trees.map(markupOf)).toEqual(['<h1>before in no city</h1>', '<h1>after in no city</h1>']);
  const [before, after] = trees;
  expect(after?.root.children[1]).toBe(before?.root.children[1]);
});

test('content that is written anew but means the same is the same node', async () => {
  const trees: FilmTree[] = [];
  const root = createFilmRoot({id: 'test', onCommit: (tree) => trees.push(tree), onError: () => {}});
  const film = (words: string): ReactNode => (
    <Brand value="brand">
      <Film title="Test">
        <Overlay>
          <div style={{color: 'teal', margin: 1}} title={['a', 'b'].join()} key="k">
            {words} <Title />
          </div>
        </Overlay>
      </Film>
    </Brand>
  );
  root.render(film('same'));
  await expect.poll(() => trees.length).toBe(1);
  root.render(film('same'));
  await expect.poll(() => trees.length).toBe(2);
  root.render(film('other'));
  await expect.poll(() => trees.length).toBe(3);
  root.unmount();
  expect(trees[1]?.root).toBe(trees[0]?.root);
  expect(trees[2]?.root).not.toBe(trees[0]?.root);
});

test('films and overlays can take turns with the same context', async () => {
  // React's development build complains there when one renderer gets in the way of the other.
  const complain = vi.spyOn(console, 'error');
  const film = (
    <Brand value="brand">
      <Film title="Test">
        <Overlay>
          <Title />
        </Overlay>
      </Film>
    </Brand>
  );
  for (let turn = 0; turn < 2; turn++) {
    expect(markupOf(await renderFilm(film, {id: 'test'}))).toBe('<h1>brand in no city</h1>');
  }
  expect(complain).not.toHaveBeenCalled();
  complain.mockRestore();
});
