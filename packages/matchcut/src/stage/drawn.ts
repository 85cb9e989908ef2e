import {
  transitionProgress,
  type Address,
  type NodeOf,
  type Timeline,
  type TimelineMatte,
} from '@matchcut/plan';
import {TransitionProgress} from '@matchcut/react';
import {createElement, type ReactElement, type ReactNode} from 'react';
import {useCurrentFrame} from 'remotion';

/** What a painter draws of a film, as an overlay. */
export type Drawn = {
  readonly address: Address;
  readonly frames: number;
  readonly node: NodeOf<'overlay'>;
};

/** Overlays, and the mattes of transitions. */
export function drawnIn({overlays, mattes}: Timeline): readonly Drawn[] {
  return [...overlays, ...mattes.map((matte) => ({...matte, node: overlayOf(matte)}))];
}

function overlayOf(matte: TimelineMatte): NodeOf<'overlay'> {
  const content = createElement(AtProgress, matte, matte.node.props.content as ReactNode);
  return {kind: 'overlay', key: null, props: {content}, children: []};
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
