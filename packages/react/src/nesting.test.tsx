import {nodeKinds, type NodeKind} from '@matchcut/plan';
import {createElement, type FunctionComponent, type ReactElement, type ReactNode} from 'react';
import {expect, test} from 'vitest';
import {failureOf} from './__fixtures__/outcome.ts';
import {
  Audio,
  Brand,
  Caption,
  CaptionList,
  Character,
  Continue,
  Edit,
  Film,
  Overlay,
  Prop,
  Scene,
  Sequence,
  Style,
  Transition,
  renderFilm,
} from './index.ts';

/** Each element with what it can't do without; children as JavaScript may pass them, whatever the types say. */
const elements: Readonly<Record<NodeKind, (children?: ReactNode) => ReactElement>> = {
  film: (children) => <Film title="Test">{children}</Film>,
  sequence: (children) => <Sequence>{children}</Sequence>,
  style: (children) => <Style prompt="grainy">{children}</Style>,
  brand: (children) => <Brand logo="logo.svg">{children}</Brand>,
  scene: (children) => (
    <Scene id="a" seconds={1}>
      {children}
    </Scene>
  ),
  continue: (children) => <Continue seconds={1}>{children}</Continue>,
  edit: (children) => <Edit>{children}</Edit>,
  character: (children) => withChildren(Character, {name: 'Mara'}, children),
  prop: (children) => withChildren(Prop, {name: 'the umbrella'}, children),
  transition: (children) => withChildren(Transition, {type: 'cut'}, children),
  overlay: (children) => <Overlay>{children}</Overlay>,
  audio: (children) => withChildren(Audio, {src: 'rain.wav'}, children),
  caption: (children) => <Caption>{children}</Caption>,
  captions: (children) => <CaptionList src="talk.srt">{children}</CaptionList>,
};

function withChildren<Props extends object>(
  component: FunctionComponent<Props>,
  props: Props,
  children: ReactNode,
): ReactElement {
  return createElement(component as FunctionComponent<object>, {...props}, children);
}

/** The elements around a kind in the shortest legal film that holds it. */
const ancestors: Readonly<Record<NodeKind, readonly NodeKind[]>> = {
  film: [],
  sequence: ['film'],
  style: ['film'],
  brand: ['film'],
  scene: ['film'],
  transition: ['film'],
  overlay: ['film'],
  audio: ['film'],
  caption: ['film'],
  captions: ['film'],
  continue: ['film', 'scene'],
  edit: ['film', 'scene'],
  character: ['film', 'scene'],
  prop: ['film', 'scene'],
};

const paths: Readonly<Record<NodeKind, string>> = {
  film: 'Film',
  sequence: 'Film > Sequence',
  style: 'Film > Style',
  brand: 'Film > Brand',
  scene: 'Film > Scene "a"',
  transition: 'Film > Transition 1',
  overlay: 'Film > Overlay 1',
  audio: 'Film > Audio 1',
  caption: 'Film > Caption 1',
  captions: 'Film > Captions 1',
  continue: 'Film > Scene "a" > Continue 1',
  edit: 'Film > Scene "a" > Edit 1',
  character: 'Film > Scene "a" > Character 1',
  prop: 'Film > Scene "a" > Prop 1',
};

const kinds = Object.keys(nodeKinds) as NodeKind[];

function filmWith(kind: NodeKind, children?: ReactNode): ReactElement {
  return ancestors[kind].reduceRight<ReactElement>(
    (inside, around) => elements[around](inside),
    elements[kind](children),
  );
}

function mayHold(parent: NodeKind, child: NodeKind): boolean {
  const legal: readonly string[] = nodeKinds[parent].children;
  return legal.includes(child);
}

// An overlay's children are not the film's.
const pairs = kinds
  .filter((parent) => parent !== 'overlay')
  .flatMap((parent) => kinds.map((child) => ({parent, child})));

test.for(pairs.filter(({parent, child}) => !mayHold(parent, child)))(
  '$child may not stand in $parent',
  async ({parent, child}) => {
    const failure = await failureOf(filmWith(parent, elements[child]()));
    expect(failure).toMatchObject({
      code: 'illegal-nesting',
      message: `<${nodeKinds[child].element}> can't stand in <${nodeKinds[parent].element}>.`,
    });
    expect(failure.where.startsWith(`${paths[parent]} > ${nodeKinds[child].element}`)).toBe(true);
    expect(failure.hint).toMatch(child === 'film' ? /stands outermost/ : /^It may stand in <\w+>/);
  },
);

test.for(pairs.filter(({parent, child}) => mayHold(parent, child)))(
  '$child may stand in $parent',
  async ({parent, child}) => {
    await expect(renderFilm(filmWith(parent, elements[child]()), {id: 'test'})).resolves.toBeDefined();
  },
);

test.for(kinds.filter((kind) => kind !== 'film'))('%s may not stand outside of a film', async (kind) => {
  expect(await failureOf(elements[kind]())).toMatchObject({
    code: 'illegal-nesting',
    message: `<${nodeKinds[kind].element}> can't stand outside of <Film>.`,
  });
});

test.for(kinds.filter((kind) => nodeKinds[kind].text === 'none' && kind !== 'overlay'))(
  'text in %s is refused, white space is not',
  async (kind) => {
    expect(await failureOf(filmWith(kind, 'Slow push in.'))).toMatchObject({
      code: 'orphan-text',
      message: `The text "Slow push in." in <${nodeKinds[kind].element}> belongs to no shot.`,
      where: paths[kind],
    });
    await expect(renderFilm(filmWith(kind, ' \n '), {id: 'test'})).resolves.toBeDefined();
  },
);

test.for(kinds.filter((kind) => nodeKinds[kind].text !== 'none'))('text may stand in %s', async (kind) => {
  await expect(renderFilm(filmWith(kind, 'Slow push in.'), {id: 'test'})).resolves.toBeDefined();
});

test('text outside of a film is refused', async () => {
  expect(await failureOf('hello')).toMatchObject({code: 'orphan-text', where: 'film "test"'});
});

test('long text is quoted only as far as needed to find it', async () => {
  const failure = await failureOf(<Film title="Test">{`Slow\n  ${'push in '.repeat(20)}`}</Film>);
  expect(failure.message).toBe(
    'The text "Slow push in push in push in push in pus…" in <Film> belongs to no shot.',
  );
});

test('HTML outside of an overlay is refused', async () => {
  const failure = await failureOf(
    <Film title="Test">
      <Scene id="a" seconds={1}>
        <b>Slow</b> push in.
      </Scene>
    </Film>,
  );
  expect(failure).toMatchObject({
    code: 'unknown-element',
    message: '<b> is no element of a film.',
    where: 'Film > Scene "a"',
  });
});

test('an element is found by its place among the siblings of its kind, through components and fragments', async () => {
  function Group(): ReactNode {
    return (
      <>
        <Scene seconds={1}>
          <Character name="not a scene" />
        </Scene>
        <Scene seconds={1} />
      </>
    );
  }
  const failure = await failureOf(
    <Film title="Test">
      <Sequence />
      <Sequence>
        <Group />
        <Transition />
        <Scene seconds={1}>
          <Sequence />
        </Scene>
      </Sequence>
    </Film>,
  );
  expect(failure.where).toBe('Film > Sequence 2 > Scene 3 > Sequence');
});
