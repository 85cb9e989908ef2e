import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Scene>`. */
export type SceneProps = ElementProps<'scene'>;

/**
 * One continuous stretch of story. The text inside is the prompt of its opening shot; `seconds` is that shot's length.
 *
 * @example
 * ```tsx
 * <Scene id="platform" seconds={8}>
 *   <Mara /> waits on an empty platform. Slow push in.
 * </Scene>
 * ```
 */
export function Scene(props: SceneProps): ReactElement {
  return createElement('scene', props);
}
