import type {FilmTree, NodeOf, TreeNode} from '@matchcut/plan';
import type {ReactElement, ReactNode} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {Brand, Film, Overlay, Scene, renderFilm, useBrand} from '../index.ts';

function Told(): ReactNode {
  return JSON.stringify(useBrand());
}

const scene = (
  <Scene seconds={1}>
    <Overlay>
      <Told />
    </Overlay>
  </Scene>
);

test('overlays inside see the brand, and prompts stay as they are', async () => {
  const tree = await filmWith(
    <Brand colors={{primary: 'red'}} logo="logo.svg" never={['cheap']}>
      {scene}
    </Brand>,
  );
  expect(seenIn(tree)).toEqual({colors: {primary: 'red'}, logo: 'logo.svg', never: ['cheap']});
  expect(tree.root.children[0]).toMatchObject({
    kind: 'brand',
    props: {colors: {primary: 'red'}, logo: 'logo.svg', never: ['cheap']},
    children: [{kind: 'scene'}],
  });
});

test('what an inner brand does not say, the outer one does', async () => {
  const tree = await filmWith(
    <Brand colors={{primary: 'red', text: 'white'}} logo="outer.svg" endCard={{action: 'Book'}}>
      <Brand colors={{primary: 'blue'}} logo={undefined} endCard={{url: 'here.example'}}>
        {scene}
      </Brand>
    </Brand>,
  );
  expect(seenIn(tree)).toEqual({
    colors: {primary: 'blue', text: 'white'},
    logo: 'outer.svg',
    endCard: {action: 'Book', url: 'here.example'},
  });
});

test('an overlay without a brand sees an empty one', async () => {
  expect(seenIn(await filmWith(scene))).toEqual({});
});

function filmWith(children: ReactElement): Promise<FilmTree> {
  return renderFilm(<Film title="Test">{children}</Film>, {id: 'test'});
}

function seenIn(tree: FilmTree): unknown {
  const html = renderToStaticMarkup(<>{overlayIn(tree.root)?.props.content}</>);
  return JSON.parse(html.replaceAll('&quot;', '"'));
}

function overlayIn(node: TreeNode): NodeOf<'overlay'> | undefined {
  if (node.kind === 'text') return undefined;
  if (node.kind === 'overlay') return node;
  for (const child of node.children) {
    const found = overlayIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
