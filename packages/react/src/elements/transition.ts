import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Transition>`. */
export type TransitionProps = ElementProps<'transition'>;

/**
 * How one scene gives way to the next. Stands between two scenes.
 *
 * @example
 * ```tsx
 * <Sequence>
 *   <Scene id="platform" seconds={8}>An empty platform in the rain.</Scene>
 *   <Transition type="dissolve" seconds={0.5} />
 *   <Scene id="window" seconds={6.5}>Rain on a train window.</Scene>
 * </Sequence>
 * ```
 */
export function Transition(props: TransitionProps): ReactElement {
  return createElement('transition', props);
}
