import {createElement, type ReactElement, type ReactNode} from 'react';
import {Drawn} from './drawn.ts';
import type {ElementProps} from './element-props.ts';

/** Props of `<Caption>`. */
export type CaptionProps = Omit<ElementProps<'caption'>, 'content'> & {
  /**
   * Remotion React content that draws the caption, which it finds in the context `CurrentCue`. It sees the contexts that
   * stand around the `<Caption>`. @default it is not drawn
   */
  readonly content?: ReactNode;
};

/**
 * Words that are spoken or shown, as a subtitle. Times count from the start of the element that it stands in.
 *
 * @example
 * ```tsx
 * <Scene id="platform" seconds={8}>
 *   An empty platform.
 *   <Caption from={1} seconds={2}>The 8:15 is late.</Caption>
 * </Scene>
 * ```
 */
export function Caption({content, ...props}: CaptionProps): ReactElement {
  // What is not drawn has no content, not even an empty one.
  if (content === undefined || content === null) return createElement('caption', props);
  return createElement(Drawn, {kind: 'caption', props, content});
}
