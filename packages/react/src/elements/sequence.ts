import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Sequence>`. */
export type SequenceProps = ElementProps<'sequence'>;

/**
 * Plays its children one after another. Sequences nest.
 * Remotion has a `<Sequence>` too: keep overlay components in files of their own, or alias one.
 *
 * @example
 * ```tsx
 * <Sequence>
 *   <Scene id="platform" seconds={8}>An empty platform in the rain.</Scene>
 *   <Scene id="window" seconds={6.5}>Rain on a train window.</Scene>
 * </Sequence>
 * ```
 */
export function Sequence(props: SequenceProps): ReactElement {
  return createElement('sequence', props);
}
