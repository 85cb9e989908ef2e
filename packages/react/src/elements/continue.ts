import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Continue>`. */
export type ContinueProps = ElementProps<'continue'>;

/**
 * A shot that goes on where the shot before it in the scene ends. The text inside is its prompt.
 *
 * @example
 * ```tsx
 * <Scene id="platform" seconds={8}>
 *   <Mara /> waits on an empty platform.
 *   <Continue seconds={12}>The train arrives; <Mara /> steps aboard.</Continue>
 * </Scene>
 * ```
 */
export function Continue(props: ContinueProps): ReactElement {
  return createElement('continue', props);
}
