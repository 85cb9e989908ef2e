import {Thumbnail} from '@remotion/player';
import {createElement, type ComponentType, type ReactElement, type ReactNode} from 'react';
import {renderToString} from 'react-dom/server';
import {Internals, type AnyZodObject} from 'remotion';
import type {FrameRate, Size} from '../plan-words.ts';
import {spareOwnerStacks} from './spare-owner-stacks.ts';

/** How long and how large an overlay is; its content sees nothing else of the film. */
export type OverlayShape = {
  readonly size: Size;
  readonly frameRate: FrameRate;
  /** Length of the whole overlay. */
  readonly frames: number;
};

/** What an overlay is made of at one frame, as far as that can be known without a browser. */
export type OverlayMarkup = {
  readonly html: string;
  /** What Remotion's own `<Img>` and the like load, in order; their tags have no `src` before there is a browser. */
  readonly sources: readonly string[];
};

/** What React leaves where something suspended and only a browser can go on. */
const suspended = /<!--\$[!?]-->/;

/** React asks for images early; that shows nothing. */
const preload = /<link rel="preload" as="image"[^>]*>/g;

/** Stands before each frame's markup and behind the last; no content can know it. */
const seam = crypto.randomUUID();
const seamTag = `<i id="${seam}"></i>`;

/** Frames in one tree. React takes longer over each of them where trees are larger or smaller. */
const framesTogether = 15;

/**
 * The markup of all frames of an overlay. `null` where content suspends, or is another on a second look: then markup
 * can't tell what it looks like. Throws what the content throws.
 *
 * Several frames are rendered as one tree, which is faster than one by one. Where that may tell on the content
 * (`useId` counts places in the tree; a `<style>` may be hoisted out of its frame) the last frame, rendered by
 * itself, is another or something stands before the first frame, and each frame is rendered alone. Content that has
 * not asked for the frame, such as captions, is rendered no more often than it takes to see that.
 */
export function overlayMarkups(content: ReactNode, shape: OverlayShape): readonly OverlayMarkup[] | null {
  let asksForFrame = false;
  const onAsked = (): void => {
    asksForFrame = true;
  };
  const alone = (frame: number): OverlayMarkup | null => overlayMarkup(content, frame, shape, onAsked);
  const frames = Array.from({length: shape.frames}, (_, frame) => frame);
  const last = shape.frames - 1;
  const end = alone(last);
  if (end === null) return null;
  if (!asksForFrame && isSame(alone(0), end) && !asksForFrame) return frames.map(() => end);
  const together = markupsTogether(content, frames, shape);
  if (isSame(together?.[last], end)) return together;

  if (!isSame(alone(last), end)) return null;
  const markups = frames.slice(0, last).map(alone);
  return markups.every((markup) => markup !== null) ? [...markups, end] : null;
}

/** `null` where the content suspends. */
function overlayMarkup(
  content: ReactNode,
  frame: number,
  shape: OverlayShape,
  onAsked: () => void,
): OverlayMarkup | null {
  const sources: string[] = [];
  const html = render([frameElement(content, frame, sources, onAsked)], shape);
  return suspended.test(html) ? null : {html: html.replaceAll(seamTag, '').replaceAll(preload, ''), sources};
}

/** `null` where the content suspends, or it can't be told which markup belongs to which frame. */
function markupsTogether(
  content: ReactNode,
  frames: readonly number[],
  shape: OverlayShape,
): readonly OverlayMarkup[] | null {
  const [nothingBefore] = render([], shape).split(seamTag);
  const markups: OverlayMarkup[] = [];
  for (let start = 0; start < frames.length; start += framesTogether) {
    const some = frames
      .slice(start, start + framesTogether)
      .map((frame) => ({frame, sources: [] as string[]}));
    const elements = some.map(({frame, sources}) => frameElement(content, frame, sources));
    const html = render(elements, shape).replaceAll(preload, '');
    const [before = '', ...parts] = html.split(seamTag);
    const after = parts.pop() ?? '';
    if (suspended.test(html) || before !== nothingBefore || parts.length !== some.length) return null;
    markups.push(
      ...some.map(({sources}, index) => ({html: `${before}${parts[index] ?? ''}${after}`, sources})),
    );
  }
  return markups;
}

function isSame(a: OverlayMarkup | null | undefined, b: OverlayMarkup): boolean {
  return a?.html === b.html && a.sources.join('\n') === b.sources.join('\n');
}

// No JSX in this file, so that Node.js runs it from source as it is.
function render(frames: readonly ReactNode[], shape: OverlayShape): string {
  spareOwnerStacks();
  return renderToString(
    createElement(Thumbnail<AnyZodObject, FramesProps>, {
      component: Frames,
      inputProps: {frames},
      frameToDisplay: 0,
      durationInFrames: shape.frames,
      compositionWidth: shape.size.width,
      compositionHeight: shape.size.height,
      fps: shape.frameRate.numerator / shape.frameRate.denominator,
      // A boundary of its own would hide behind a fallback what its content throws.
      noSuspense: true,
    }),
  );
}

type FramesProps = {readonly frames: readonly ReactNode[]};

function Frames({frames}: FramesProps): ReactNode {
  const divide = (key: number): ReactNode => createElement('i', {key: `seam ${key}`, id: seam});
  return [...frames.flatMap((frame, index) => [divide(index), frame]), divide(frames.length)];
}

/** Content at one frame: what `<Thumbnail>` sets for the one frame that it shows, set anew. */
function frameElement(content: ReactNode, frame: number, sources: string[], onAsked?: () => void): ReactNode {
  return createElement(Frame, {key: frame, content, frame, sources, onAsked});
}

type FrameProps = {
  readonly content: ReactNode;
  readonly frame: number;
  readonly sources: string[];
  /** Called when something in the content asks which frame this is. */
  readonly onAsked: (() => void) | undefined;
};

function Frame({content, frame, sources, onAsked}: FrameProps): ReactNode {
  const around = Internals.useTimelineContext();
  const numbers = Object.fromEntries(Object.keys(around.frame).map((id) => [id, frame]));
  const time = {
    ...around,
    get frame() {
      onAsked?.();
      return numbers;
    },
  };
  const listening = createElement(preloadsType(), {value: preloadsOf(sources)}, content);
  return createElement(
    Internals.AbsoluteTimeContext.Provider,
    {value: time},
    createElement(Internals.TimelineContext.Provider, {value: time}, listening),
  );
}

type Preloads = {readonly value: Record<string, string>; readonly children?: ReactNode};

/** The context of preloaded files has no export of its own; the element that its provider returns names it. */
function preloadsType(): ComponentType<Preloads> {
  const {type} = Internals.PrefetchProvider({children: null}) as ReactElement<
    unknown,
    ComponentType<Preloads>
  >;
  return type;
}

/** Listens to the look-up of preloaded files, through which every tag of Remotion's asks for its source. */
function preloadsOf(sources: string[]): Record<string, string> {
  return new Proxy<Record<string, string>>(
    {},
    {
      get: (_, source) => {
        if (typeof source === 'string') sources.push(source);
        return undefined;
      },
    },
  );
}
