import {createElement, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Film>`. */
export type FilmProps = ElementProps<'film'>;

/**
 * The whole film: title, rate and formats. Stands outermost, once.
 *
 * @example
 * ```tsx
 * <Film title="The Commute" fps={30} formats={['16:9', '9:16']}>
 *   <Scene id="platform" seconds={8}>An empty platform in the rain.</Scene>
 * </Film>
 * ```
 */
export function Film(props: FilmProps): ReactElement {
  return createElement('film', props);
}
