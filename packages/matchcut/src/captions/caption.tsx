import {Caption as FilmCaption, type CaptionProps as FilmCaptionProps} from '@matchcut/react';
import type {ReactElement} from 'react';
import {burntIn, type BurnProps} from './burn-props.tsx';

/** Props of `<Caption>`. */
export type CaptionProps = Pick<FilmCaptionProps, 'from' | 'seconds' | 'track' | 'children'> & BurnProps;

/**
 * Words that are spoken or shown, as a subtitle: drawn over the picture, and in the `.srt` and `.vtt` files beside the
 * cut. Times count from the start of the element that it stands in.
 *
 * @example
 * ```tsx
 * <Scene id="platform" seconds={8}>
 *   An empty platform.
 *   <Caption from={1} seconds={2}>The 8:15 is late.</Caption>
 * </Scene>
 * ```
 */
export function Caption({from, seconds, track, children, ...burnt}: CaptionProps): ReactElement {
  return (
    <FilmCaption
      from={from}
      seconds={seconds}
      track={track}
      content={burntIn('Caption', ['from', 'seconds', 'track'], burnt)}
    >
      {children}
    </FilmCaption>
  );
}
