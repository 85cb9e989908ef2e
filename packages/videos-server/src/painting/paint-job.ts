import type {FigureDesign, PropDesign} from '@matchcut/engine-animatic';

/**
 * What has to be made for a video, as plain data: a later process can carry it out with the video's own folder alone.
 */
export type PaintJob = {
  /** `720x1280` */
  readonly size: string;
  /** What the content is made of, in order. */
  readonly parts: readonly PaintPart[];
  readonly from: PaintOrigin;
  /** `tail`: the content is the last part alone, as servers make it that don't stitch. */
  readonly keeps: 'whole' | 'tail';
};

/** Where the first part that is painted begins. Files are in the video's own folder. */
export type PaintOrigin =
  | {readonly kind: 'nothing'}
  /** With an image. */
  | {readonly kind: 'image'}
  /** Where a clip ends, which itself is no part of the content. */
  | {readonly kind: 'motion'}
  /** Where the source ends, which holds all parts but the last. */
  | {readonly kind: 'source'}
  /** The same, and the source is a client's own file in whatever encoding. */
  | {readonly kind: 'upload'};

export type PaintPart =
  | {
      readonly kind: 'painted';
      readonly prompt: string;
      /** Changes to it, the latest first. */
      readonly edit: string | null;
      readonly seconds: number;
      /** From 1 on. */
      readonly take: number;
      readonly cast: readonly (FigureDesign | PropDesign)[];
    }
  /** A client's own pictures. */
  | {readonly kind: 'given'; readonly seconds: number};

export function secondsOf(parts: readonly PaintPart[]): number {
  return parts.reduce((sum, {seconds}) => sum + seconds, 0);
}
