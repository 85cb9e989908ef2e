import {createElement, type ReactElement, type ReactNode} from 'react';
import {Drawn} from './drawn.ts';
import type {ElementProps} from './element-props.ts';

/** Props of `<Overlay>`. */
export type OverlayProps = Omit<ElementProps<'overlay'>, 'content' | 'children'> & {
  /** Remotion React content. It sees the contexts that stand around the `<Overlay>`. */
  readonly children?: ReactNode;
};

/**
 * Lays Remotion React content over the picture. Times count from the start of the element that it stands in.
 *
 * @example
 * ```tsx
 * <Scene id="platform" seconds={8}>
 *   An empty platform in the rain.
 *   <Overlay from={1} seconds={3}><Title>The Commute</Title></Overlay>
 * </Scene>
 * ```
 */
export function Overlay(props: OverlayProps): ReactElement {
  const {children, ...times} = props;
  return createElement(Drawn, {kind: 'overlay', props: times, content: children ?? null});
}
