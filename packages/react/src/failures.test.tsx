/* oxlint-disable react/set-state-in-effect -- a film that updates itself for ever is one of the failures */
import {createPortal} from 'react-dom';
import {Component, Suspense, use, useEffect, useState, type ReactNode} from 'react';
import {expect, test, vi} from 'vitest';
import {failureOf, sketch} from './__fixtures__/outcome.ts';
import {Continue, Film, Scene, Sequence, renderFilm} from './index.ts';

const never = new Promise<string>(() => {});

function Broken({error}: {readonly error: unknown}): ReactNode {
  throw error;
}

function Read({promise}: {readonly promise: Promise<string>}): ReactNode {
  return use(promise);
}

class Boundary extends Component<{readonly children: ReactNode}> {
  override readonly state = {hasFailed: false};
  static getDerivedStateFromError(): {hasFailed: boolean} {
    return {hasFailed: true};
  }
  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}

test('a component that throws is named, with its place and the cause', async () => {
  const cause = new Error('no ticket');
  const failure = await failureOf(
    <Film title="Test">
      <Sequence>
        <Scene id="first" seconds={1} />
        <Scene seconds={1}>
          <Continue seconds={1} />
          <Continue seconds={1}>
            <Broken error={cause} />
          </Continue>
        </Scene>
      </Sequence>
    </Film>,
  );
  expect(failure).toMatchObject({
    code: 'film-threw',
    message: '<Broken> threw: no ticket',
    where: 'Film > Sequence > Scene 2 > Continue 2',
    cause,
  });
});

test('a thrown value need not be an error', async () => {
  const failure = await failureOf(<Broken error="no ticket" />);
  expect(failure).toMatchObject({
    code: 'film-threw',
    message: '<Broken> threw: no ticket',
    where: 'film "test"',
    cause: 'no ticket',
  });
});

test('an effect that throws is named', async () => {
  const cause = new Error('no ticket');
  function Effectful(): ReactNode {
    useEffect(() => {
      throw cause;
    }, []);
    return null;
  }
  const failure = await failureOf(
    <Film title="Test">
      <Scene id="s" seconds={1}>
        <Effectful />
      </Scene>
    </Film>,
  );
  expect(failure).toMatchObject({
    code: 'film-threw',
    message: '<Effectful> threw: no ticket',
    where: 'Film > Scene',
    cause,
  });
});

test('a clean-up that throws fails the film', async () => {
  function Messy(): ReactNode {
    useEffect(
      () => () => {
        throw new Error('left open');
      },
      [],
    );
    return null;
  }
  const failure = await failureOf(
    <Film title="Test">
      <Messy />
    </Film>,
  );
  expect(failure).toMatchObject({code: 'film-threw', message: '<Messy> threw: left open'});
});

test('a broken promise fails the film where it is read', async () => {
  const broken = Promise.reject(new Error('offline'));
  const failure = await failureOf(
    <Film title="Test">
      <Scene id="s" seconds={1}>
        <Read promise={broken} />
      </Scene>
    </Film>,
  );
  expect(failure).toMatchObject({
    code: 'film-threw',
    message: '<Read> threw: offline',
    where: 'Film > Scene "s"',
  });
});

test('mistakes in the film get past error boundaries', async () => {
  const failure = await failureOf(
    <Film title="Test">
      <Boundary>
        <Sequence>orphan</Sequence>
      </Boundary>
    </Film>,
  );
  expect(failure).toMatchObject({code: 'orphan-text', where: 'Film > Sequence'});
});

test('a promise that is never kept is told with the boundary that waits', async () => {
  const failure = await failureOf(
    <Film title="Test">
      <Scene id="s" seconds={1}>
        <Suspense fallback="fallback">
          <Read promise={never} />
        </Suspense>
      </Scene>
    </Film>,
    {timeoutMs: 40},
  );
  expect(failure).toMatchObject({code: 'film-never-settles', where: 'Film > Scene "s"'});
  expect(failure.message).toContain('still suspends');
});

test('a promise that is never kept is told with the place that reads it, without a boundary', async () => {
  const failure = await failureOf(
    <Film title="Test">
      <Scene id="first" seconds={1} />
      <Scene id="second" seconds={1}>
        <Read promise={never} />
      </Scene>
      <Scene id="third" seconds={1} />
    </Film>,
    {timeoutMs: 40},
  );
  expect(failure).toMatchObject({code: 'film-never-settles', where: 'Film > Scene "second"'});
});

test('a film that updates itself for ever is told apart from one that suspends', async () => {
  using _ = silencedConsole();
  function Restless(): ReactNode {
    const [count, setCount] = useState(0);
    useEffect(() => setCount(count + 1), [count]);
    return <Scene seconds={count} />;
  }
  const failure = await failureOf(
    <Film title="Test">
      <Restless />
    </Film>,
    {timeoutMs: 40},
  );
  expect(failure).toMatchObject({
    code: 'film-never-settles',
    message: 'The film keeps updating its state.',
  });
});

test('an async component is told as such', async () => {
  using _ = silencedConsole();
  async function Fetched(): Promise<ReactNode> {
    await Promise.resolve();
    return 'words';
  }
  const failure = await failureOf(
    <Film title="Test">
      <Scene id="s" seconds={1}>
        <Fetched />
      </Scene>
    </Film>,
  );
  expect(failure).toMatchObject({
    code: 'async-component',
    message: '<Fetched> is an async function.',
    where: 'Film > Scene "s"',
  });
});

test('portals are refused', async () => {
  const elsewhere = {nodeType: 1} as unknown as Element;
  const failure = await failureOf(
    <Film title="Test">
      <Sequence>{createPortal(<Scene seconds={1} />, elsewhere)}</Sequence>
    </Film>,
  );
  expect(failure).toMatchObject({code: 'unsupported-portal', where: 'Film > Sequence'});
});

test('a film without <Film> and one with two are refused', async () => {
  expect(await failureOf(null)).toMatchObject({code: 'no-film', where: 'film "test"'});
  expect(
    await failureOf(
      <>
        <Film title="A" />
        <Film title="B" />
      </>,
    ),
  ).toMatchObject({code: 'several-films', message: 'The film "test" renders 2 <Film>s.'});
});

test('an aborted signal gives the film up with its reason, at once or later', async () => {
  const reason = new Error('changed my mind');
  const render = vi.fn<() => ReactNode>();
  function Watched(): ReactNode {
    return render();
  }
  await expect(renderFilm(<Watched />, {id: 'test', signal: AbortSignal.abort(reason)})).rejects.toBe(reason);
  expect(render).not.toHaveBeenCalled();

  const controller = new AbortController();
  const cleanUp = vi.fn<() => void>();
  function Waiting(): ReactNode {
    useEffect(() => cleanUp, []);
    return (
      <Suspense fallback={null}>
        <Read promise={never} />
      </Suspense>
    );
  }
  const rendering = renderFilm(
    <Film title="Test">
      <Scene seconds={1}>
        <Waiting />
      </Scene>
    </Film>,
    {id: 'test', signal: controller.signal},
  );
  setTimeout(() => controller.abort(reason), 5);
  await expect(rendering).rejects.toBe(reason);
  expect(cleanUp).toHaveBeenCalledOnce();
});

test('films can be rendered at the same time, and one that fails leaves the others alone', async () => {
  const promise = new Promise<string>((resolve) => setTimeout(() => resolve('words'), 10));
  const outcomes = await Promise.allSettled([
    renderFilm(<Film title="A" />, {id: 'a'}),
    renderFilm(<Broken error={new Error('boom')} />, {id: 'b'}),
    renderFilm(
      <Film title="C">
        <Scene id="s" seconds={1}>
          <Read promise={promise} />
        </Scene>
      </Film>,
      {id: 'c'},
    ),
  ]);
  expect(
    outcomes.map((outcome) => (outcome.status === 'fulfilled' ? sketch(outcome.value.root) : outcome.status)),
  ).toEqual(['film', 'rejected', 'film(scene#s("words"))']);
});

/** React's development build tells of these mistakes on the console as well. */
function silencedConsole(): Disposable {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => {});
  return {[Symbol.dispose]: () => spy.mockRestore()};
}
