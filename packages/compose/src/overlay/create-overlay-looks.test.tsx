import {digestBytes, type Digest, type NodeOf} from '@matchcut/plan';
import {createContext, Suspense, use, useId, type ReactNode} from 'react';
import {
  AbsoluteFill,
  Img,
  OffthreadVideo,
  random,
  Sequence,
  staticFile,
  useCurrentFrame,
  useVideoConfig,
} from 'remotion';
import {describe, expect, it, vi} from 'vitest';
import {
  createOverlayLooks,
  type CodeThatRan,
  type EndOfWatch,
  type OverlayWorld,
} from './create-overlay-looks.ts';
import type {OverlayShape} from './overlay-markup.ts';

const shape: OverlayShape = {
  size: {width: 320, height: 180},
  frameRate: {numerator: 30, denominator: 1},
  frames: 6,
};

describe('overlay looks', () => {
  it('are one digest a frame, equal while the picture holds', () => {
    const looks = look(<FadeIn />);
    expect(looks).toHaveLength(6);
    expect(new Set(looks.slice(0, 4)).size).toBe(4);
    expect(new Set(looks.slice(3)).size).toBe(1);
  });

  it('are taken once of what does not ask for the frame', () => {
    const rendered = vi.fn<() => void>();
    const Still = (): ReactNode => {
      rendered();
      return <p>still</p>;
    };
    const Asking = (): ReactNode => {
      rendered();
      return <p>{useCurrentFrame() >= 0}</p>;
    };
    const looks = look(<Still />, {shape: {...shape, frames: 90}});
    expect([looks.length, new Set(looks).size]).toEqual([90, 1]);
    expect(rendered).toHaveBeenCalledTimes(2);
    look(<Asking />, {shape: {...shape, frames: 90}});
    expect(rendered.mock.calls.length).toBeGreaterThan(90);
  });

  describe('of equal content', () => {
    const rendered = vi.fn<() => void>();
    const Asking = ({text}: {readonly text: string}): ReactNode => {
      rendered();
      return <p title={String(useCurrentFrame())}>{text}</p>;
    };
    /** What is seen of two overlays that are alike, and of one that is not. */
    function seenBy(code: CodeThatRan): {
      readonly isSame: boolean;
      readonly isOther: boolean;
      /** Renderings for the second of them. */
      readonly again: number;
      readonly told: readonly string[];
    } {
      rendered.mockClear();
      const told: string[] = [];
      const looks = createOverlayLooks(
        world({
          watchCode: () => () => code,
          tellMarkup: (_, frames) => void told.push(frames.join('')),
        }),
      );
      const first = looks(overlay(<Asking text="a" />), 'film/a', shape);
      const before = rendered.mock.calls.length;
      const second = looks(overlay(<Asking text="a" />), 'film/b', shape);
      const again = rendered.mock.calls.length - before;
      const third = looks(overlay(<Asking text="b" />), 'film/a', shape);
      return {isSame: first.join() === second.join(), isOther: first.join() !== third.join(), again, told};
    }

    it.each<[string, CodeThatRan]>([
      ['keeps nothing', {kind: 'told', repeats: true}],
      ['draws by itself', {kind: 'untold', digest: digest('code'), readsPage: false}],
    ])('are taken once, where what draws it %s', (_, code) => {
      const {isSame, isOther, again, told} = seenBy(code);
      expect({isSame, isOther, again}).toEqual({isSame: true, isOther: true, again: 0});
      expect(told[1]).toBe(told[0]);
      expect(told[2]).not.toBe(told[0]);
    });

    it.each<[string, CodeThatRan, boolean]>([
      ['may keep something', {kind: 'told'}, true],
      ['sees where it stands', {kind: 'untold', digest: digest('code'), readsPage: true}, false],
      ['may be anything', {kind: 'unknown'}, false],
    ])('are taken each time, where what draws it %s', (_, code, same) => {
      const {isSame, again} = seenBy(code);
      expect(isSame).toBe(same);
      expect(again).toBeGreaterThan(shape.frames);
    });
  });

  it('do not depend on where the overlay stands', () => {
    expect(look(<FadeIn />, {address: 'film/a'})).toEqual(look(<FadeIn />, {address: 'film/b'}));
  });

  it('depend on size, rate and length where the content does', () => {
    const facts = look(<Facts />);
    expect(look(<Facts />, {shape: {...shape, frames: 7}})[0]).not.toBe(facts[0]);
    expect(
      look(<Facts />, {shape: {...shape, frameRate: {numerator: 30000, denominator: 1001}}})[0],
    ).not.toBe(facts[0]);
    expect(look(<p>same</p>, {shape: {...shape, size: {width: 180, height: 320}}})[0]).not.toBe(
      look(<p>same</p>)[0],
    );
  });

  it('depend on the bytes of the files that are drawn', () => {
    for (const content of [
      <Img key="" src={staticFile('logo.png')} />,
      <img key="" src={staticFile('logo.png')} alt="" />,
      <AbsoluteFill key="" style={{backgroundImage: `url("${staticFile('logo.png')}")`}} />,
    ]) {
      const sourceDigest = vi.fn<() => Digest>(() => digest('one'));
      const before = look(content, {world: {sourceDigest}});
      expect(sourceDigest).toHaveBeenCalledWith('/logo.png');
      expect(look(content, {world: {sourceDigest: () => digest('two')}})[0]).not.toBe(before[0]);
      expect(new Set(before).size).toBe(1);
    }
  });

  it('tell two images apart that only a browser would load', () => {
    const world = {sourceDigest: () => digest('same')};
    expect(look(<Img src={staticFile('a.png')} />, {world})[0]).not.toBe(
      look(<Img src={staticFile('b.png')} />, {world})[0],
    );
  });

  it('depend on the style sheets of the film', () => {
    const before = look(<FadeIn />, {world: {stylesDigest: digest('one')}});
    expect(look(<FadeIn />, {world: {stylesDigest: digest('two')}})[5]).not.toBe(before[5]);
  });

  describe('of code that may draw by itself', () => {
    const ran = (text: string, readsPage = false): Partial<OverlayWorld> => ({
      watchCode: () => () => ({kind: 'untold', digest: digest(text), readsPage}),
    });

    it('depend on that code, on the frame and on the length, since effects see those', () => {
      const looks = look(<p>same</p>, {world: ran('one')});
      expect(new Set(looks).size).toBe(6);
      expect(look(<p>same</p>, {world: ran('one')})).toEqual(looks);
      expect(look(<p>same</p>, {world: ran('two')})[0]).not.toBe(looks[0]);
      expect(look(<p>same</p>, {world: ran('one'), shape: {...shape, frames: 7}})[0]).not.toBe(looks[0]);
    });

    it('depend on where the overlay stands only where the page tells', () => {
      const at = (address: string, readsPage: boolean): Digest | undefined =>
        look(<p>same</p>, {world: ran('one', readsPage), address})[0];
      expect(at('film/a', false)).toBe(at('film/b', false));
      expect(at('film/a', true)).not.toBe(at('film/b', true));
    });

    it('depend on what it is handed, through contexts too, and not on what its markup shows of that', () => {
      const before = look(<Silent data={[1, {a: 2}]} />, {world: ran('one')});
      expect(look(<Silent data={[1, {a: 3}]} />, {world: ran('one')})[0]).not.toBe(before[0]);
      const within = (value: string): Digest | undefined =>
        look(<Theme value={value}>{[<Silent key="" data={[]} />]}</Theme>, {world: ran('one')})[0];
      expect(within('red')).not.toBe(within('blue'));
    });

    it.each([
      ['a function', () => 'drawn'],
      ['an object of a class', new Map([['a', 1]])],
    ])('change with anything in the film where it is handed %s', (_, data) => {
      const looks = look(<Silent data={data} />, {world: ran('one')});
      const other = {...ran('one'), everythingDigest: () => digest('other')};
      expect(look(<Silent data={data} />, {world: other})[0]).not.toBe(looks[0]);
    });

    it('are handed the components that content is made with', () => {
      const end = vi.fn<EndOfWatch>(() => ({kind: 'told'}));
      look(<Theme value="a">{<Silent data={<FadeIn />} />}</Theme>, {world: {watchCode: () => end}});
      expect(end.mock.calls[0]?.[0]).toEqual(new Set([Theme, Silent, FadeIn]));
    });
  });

  it('keep useId, and the frames of it that hold, and React’s hoisted styles apart', () => {
    expect(new Set(look(<Numbered />)).size).toBe(1);
    expect(new Set(look(<Hoisted />)).size).toBe(2);
  });

  it('know seeded chance and the numbers that Remotion gives to its own parts from real chance', () => {
    const world = {everythingDigest: () => digest('not asked')};
    const content = (
      <Sequence from={2}>
        <Seeded />
      </Sequence>
    );
    expect(look(content, {world})).toEqual(look(content));
  });

  it.each([
    ['canvas', <canvas key="" />],
    ['video', <OffthreadVideo key="" src="clip.mp4" />],
    ['a frame', <iframe key="" sandbox="" title="" src="/page.html" />],
    ['an image from elsewhere', <img key="" src="https://example.com/a.png" alt="" />],
    ['code that needs a browser', <NeedsBrowser key="" />],
    ['chance', <Chance key="" />],
    ['chance of Remotion', <UnseededChance key="" />],
    ['chance in a later frame', <Late key="" ask={() => Math.random()} />],
    ['a clock in a later frame', <Late key="" ask={() => Date.now()} />],
    ['a date in a later frame', <Late key="" ask={() => new Date().getTime()} />],
    ['a stop watch in a later frame', <Late key="" ask={() => performance.now()} />],
    ['an id by chance in a later frame', <Late key="" ask={() => crypto.randomUUID().length} />],
    ['a callback ref', <p key="" ref={() => {}} />],
    ['a listener', <img key="" src="/a.png" alt="" onLoad={() => {}} />],
    ['a script', <script key="" async src="/a.js" />],
    ['suspended content', <Suspended key="" />],
    [
      'content suspended behind a fallback',
      <Suspense key="" fallback="wait">
        <Suspended />
      </Suspense>,
    ],
  ])('change with anything in the film for %s', (_, content) => {
    const world = {sourceDigest: () => null, everythingDigest: () => digest('film one')};
    const looks = look(content, {world});
    expect(new Set(looks).size).toBe(6);
    expect(look(content, {world})).toEqual(looks);
    expect(look(content, {world: {...world, everythingDigest: () => digest('film two')}})[0]).not.toBe(
      looks[0],
    );
    expect(look(content, {world, address: 'film/elsewhere'})[0]).not.toBe(looks[0]);
  });

  it('are taken once for an overlay that did not change', () => {
    const drawn = vi.fn<() => null>(() => null);
    const Spy = (): ReactNode => drawn();
    const looks = createOverlayLooks(world({}));
    const node = overlay(<Spy />);
    const first = looks(node, 'film/a', shape);
    const times = drawn.mock.calls.length;
    expect(looks(node, 'film/a', shape)).toBe(first);
    expect(drawn).toHaveBeenCalledTimes(times);
  });

  it('take any number of children, and nothing for what React cannot draw', () => {
    expect(look(['one', <b key="two">two</b>])[0]).not.toBe(look(['one'])[0]);
    expect(look({not: 'drawable'})).toEqual(look(null));
  });
});

function FadeIn(): ReactNode {
  return <AbsoluteFill style={{opacity: Math.min(1, useCurrentFrame() / 3)}}>Title</AbsoluteFill>;
}

function Facts(): ReactNode {
  return <p>{JSON.stringify(useVideoConfig())}</p>;
}

function NeedsBrowser(): ReactNode {
  return <p>{window.innerWidth}</p>;
}

function Chance(): ReactNode {
  // oxlint-disable-next-line react/purity
  return <p>{Math.random()}</p>;
}

const never = new Promise<string>(() => {});

function Suspended(): ReactNode {
  return use(never);
}

const Theme = createContext('');

// oxlint-disable-next-line no-unused-vars
function Silent(_: {readonly data: unknown}): ReactNode {
  return <p>same</p>;
}

/** Nothing of the answer is drawn: that it was asked for is enough. */
function Late({ask}: {readonly ask: () => number}): ReactNode {
  return <p>{useCurrentFrame() === 4 && ask() < 0 ? 'never' : 'always'}</p>;
}

function Numbered(): ReactNode {
  return <p id={useId()} />;
}

function Hoisted(): ReactNode {
  const late = useCurrentFrame() === 5;
  return <>{late && <style href="late" precedence="a">{`p {color: red}`}</style>}</>;
}

function Seeded(): ReactNode {
  return <p>{random('a seed')}</p>;
}

function UnseededChance(): ReactNode {
  return <p>{random(null) < 0 ? 'never' : 'always'}</p>;
}

type LookOptions = {
  readonly address?: string;
  readonly shape?: OverlayShape;
  readonly world?: Partial<OverlayWorld>;
};

function look(content: unknown, options: LookOptions = {}): readonly Digest[] {
  const looks = createOverlayLooks(world(options.world ?? {}));
  return looks(overlay(content), options.address ?? 'film/scene/overlay', options.shape ?? shape);
}

function world(changes: Partial<OverlayWorld>): OverlayWorld {
  return {
    sourceDigest: () => null,
    stylesDigest: null,
    watchCode: () => () => ({kind: 'told'}),
    everythingDigest: () => digest('everything'),
    ...changes,
  };
}

function overlay(content: unknown): NodeOf<'overlay'> {
  return {kind: 'overlay', key: null, props: {content}, children: []};
}

function digest(text: string): Digest {
  return digestBytes(new TextEncoder().encode(text));
}
