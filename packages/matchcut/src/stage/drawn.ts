import {
  framesPerSecond,
  isBurnt,
  transitionProgress,
  type Address,
  type NodeOf,
  type Timeline,
  type TimelineCaption,
  type TimelineMatte,
} from '@matchcut/plan';
import type {FrameRate} from '@matchcut/engine';
import {CurrentCue, TransitionProgress} from '@matchcut/react';
import {createElement, type ReactElement, type ReactNode} from 'react';
import {useCurrentFrame} from 'remotion';

/** What a painter draws of a film, as an overlay. */
export type Drawn = {
  readonly address: Address;
  readonly frames: number;
  readonly node: NodeOf<'overlay'>;
};

/** Overlays, the mattes of transitions, and the captions that are part of the picture. */
export function drawnIn({overlays, mattes, captions}: Timeline, rate: FrameRate): readonly Drawn[] {
  return [
    ...overlays,
    ...mattes.map((matte) => ({...matte, node: overlayOf(matteContent(matte))})),
    ...captions
      .filter(isBurnt)
      .map((caption) => ({...caption, node: overlayOf(captionContent(caption, framesPerSecond(rate)))})),
  ];
}

function overlayOf(content: ReactNode): NodeOf<'overlay'> {
  return {kind: 'overlay', key: null, props: {content}, children: []};
}

function matteContent(matte: TimelineMatte): ReactNode {
  return createElement(AtProgress, matte, matte.node.props.content as ReactNode);
}

/** Each caption is an overlay of its own, so that only its stretch is made again when it changes. */
function captionContent({node, text, frames, words}: TimelineCaption, fps: number): ReactNode {
  const value = {
    from: 0,
    seconds: frames / fps,
    text,
    words: words.map((word) => ({text: word.text, from: word.from / fps})),
  };
  return createElement(CurrentCue, {value}, node.props.content as ReactNode);
}

/** A matte's content is told how far the transition is. */
export function AtProgress({
  frames,
  easing,
  children,
}: Pick<TimelineMatte, 'frames' | 'easing'> & {readonly children?: ReactNode}): ReactElement {
  const value = transitionProgress(useCurrentFrame(), frames, easing);
  return createElement(TransitionProgress, {value}, children);
}
