import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Style>`. */
export type StyleProps = ElementProps<'style'>;

/**
 * Gives everything inside it a look: words for every prompt, a LUT for every picture.
 *
 * @example
 * ```tsx
 * <Style prompt="35 mm film, overcast, muted teal and amber">
 *   <Scene id="platform" seconds={8}>An empty platform in the rain.</Scene>
 * </Style>
 * ```
 */
export function Style(props: StyleProps): ReactElement {
  return createElement('style', props);
}
