import {digestBytes, type Digest, type NodeOf} from '@matchcut/plan';
import {Suspense, use, type ReactNode} from 'react';
import {AbsoluteFill, Img, OffthreadVideo, staticFile, useCurrentFrame, useVideoConfig} from 'remotion';
import {describe, expect, it, vi} from 'vitest';
import {createOverlayLooks, type OverlayWorld} from './create-overlay-looks.ts';
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

  it('depend on the code of the components, where the caller knows it', () => {
    const before = look(<FadeIn />, {world: {componentsDigest: digest('one')}});
    expect(look(<FadeIn />, {world: {componentsDigest: digest('two')}})[5]).not.toBe(before[5]);
  });

  it.each([
    ['canvas', <canvas key="" />],
    ['video', <OffthreadVideo key="" src="clip.mp4" />],
    ['a frame', <iframe key="" sandbox="" title="" src="/page.html" />],
    ['an image from elsewhere', <img key="" src="https://example.com/a.png" alt="" />],
    ['code that needs a browser', <NeedsBrowser key="" />],
    ['chance', <Chance key="" />],
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
    componentsDigest: null,
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
