import {Thumbnail} from '@remotion/player';
import {createElement, type ComponentType, type ReactElement, type ReactNode} from 'react';
import {renderToString} from 'react-dom/server';
import {Internals, type AnyZodObject} from 'remotion';
import type {FrameRate, Size} from '../plan-words.ts';

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

/** `null` where the content suspends. Throws what the content throws. */
export function overlayMarkup(content: ReactNode, frame: number, shape: OverlayShape): OverlayMarkup | null {
  const sources: string[] = [];
  // No JSX in this file, so that Node.js runs it from source as it is.
  const html = renderToString(
    createElement(Thumbnail<AnyZodObject, ContentProps>, {
      component: Content,
      inputProps: {content, onSource: (source) => sources.push(source)},
      frameToDisplay: frame,
      durationInFrames: shape.frames,
      compositionWidth: shape.size.width,
      compositionHeight: shape.size.height,
      fps: shape.frameRate.numerator / shape.frameRate.denominator,
      // A boundary of its own would hide behind a fallback what its content throws.
      noSuspense: true,
    }),
  );
  return suspended.test(html) ? null : {html, sources};
}

type ContentProps = {readonly content: ReactNode; readonly onSource: (source: string) => void};

/** Listens to the look-up of preloaded files, through which every tag of Remotion's asks for its source. */
function Content({content, onSource}: ContentProps): ReactNode {
  // The context has no export of its own; the element that its provider returns names it.
  const {type} = Internals.PrefetchProvider({children: null}) as ReactElement<
    unknown,
    ComponentType<Preloads>
  >;
  const value = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, source) => {
        if (typeof source === 'string') onSource(source);
        return undefined;
      },
    },
  );
  return createElement(type, {value}, content);
}

type Preloads = {readonly value: Record<string, string>; readonly children?: ReactNode};
