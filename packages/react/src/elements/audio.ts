import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Audio>`. */
export type AudioProps = ElementProps<'audio'>;

/**
 * A sound file of the project, mixed under the element that it stands in.
 *
 * @example
 * ```tsx
 * <Film title="The Commute">
 *   <Audio src="music/rain.wav" volume={0.4} />
 *   <Scene id="platform" seconds={8}>An empty platform in the rain.</Scene>
 * </Film>
 * ```
 */
export function Audio(props: AudioProps): ReactElement {
  return createElement('audio', props);
}
