import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Caption>`. */
export type CaptionProps = ElementProps<'caption'>;

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
export function Caption(props: CaptionProps): ReactElement {
  return createElement('caption', props);
}
