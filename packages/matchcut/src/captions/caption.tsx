import {Caption as FilmCaption, type CaptionProps as FilmCaptionProps} from '@matchcut/react';
import type {ReactElement} from 'react';
import {CaptionTrack, type CaptionStyle} from '../overlays/caption-track/caption-track.tsx';

/** Props of `<Caption>`. */
export type CaptionProps = Pick<FilmCaptionProps, 'from' | 'seconds' | 'children'> & BurnProps;

/** How captions are drawn, if they are. */
export type BurnProps = CaptionStyle & {
  /** Whether they are part of the picture. Files with them stand beside the cut anyway. @default true */
  readonly burn?: boolean;
};

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
export function Caption({from, seconds, children, ...burnt}: CaptionProps): ReactElement {
  return (
    <FilmCaption from={from} seconds={seconds} content={burntIn(burnt)}>
      {children}
    </FilmCaption>
  );
}

/** What draws a caption; `null` where it is not drawn. */
export function burntIn({burn = true, ...style}: BurnProps): ReactElement | null {
  return burn ? <CaptionTrack {...style} /> : null;
}
