import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Character>`. */
export type CharacterProps = ElementProps<'character'>;

/**
 * Mentions a character: writes the name into the prompt and attaches the identity. `character()` makes a
 * component of it, so that a name is given once.
 *
 * @example
 * ```tsx
 * <Scene seconds={8}>
 *   <Character name="Mara" look="a grey fox in a red raincoat" /> waits.
 * </Scene>
 * ```
 */
export function Character(props: CharacterProps): ReactElement {
  return createElement('character', props);
}
