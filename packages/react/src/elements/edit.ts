import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Edit>`. */
export type EditProps = ElementProps<'edit'>;

/**
 * Changes the shot before it. The text inside says how.
 *
 * @example
 * ```tsx
 * <Scene id="platform" seconds={8}>
 *   An empty platform at noon.
 *   <Edit>Make it night.</Edit>
 * </Scene>
 * ```
 */
export function Edit(props: EditProps): ReactElement {
  return createElement('edit', props);
}
