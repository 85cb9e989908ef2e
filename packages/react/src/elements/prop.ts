import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Prop>`. */
export type PropProps = ElementProps<'prop'>;

/**
 * Mentions a thing that must stay the same across shots. `prop()` makes a component of it.
 *
 * @example
 * ```tsx
 * <Scene seconds={4}>
 *   She opens <Prop name="the yellow umbrella" look="bamboo handle, one bent rib" />.
 * </Scene>
 * ```
 */
export function Prop(props: PropProps): ReactElement {
  return createElement('prop', props);
}
