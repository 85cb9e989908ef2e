import type {FigureDesign, PropDesign} from '@matchcut/engine-animatic';

/**
 * What has to be made for a video, as plain data: a later process can carry it out with the video's own folder alone.
 */
export type PaintJob = {
  /** `720x1280` */
  readonly size: string;
  /** What the content is made of, in order. */
  readonly parts: readonly PaintPart[];
  /** How the first part begins: with nothing before it, with an image, or where a clip ends that is no part of it. */
  readonly begins: PaintBeginning;
  /** What has all parts but the last: nothing, another video's content, or a client's file in whatever encoding. */
  readonly source: 'none' | 'video' | 'upload';
  /** `tail`: the content is the last part alone, as servers make it that don't stitch. */
  readonly keeps: 'whole' | 'tail';
};

export type PaintBeginning = 'nothing' | 'image' | 'motion';

export type PaintPart = PaintedPart | GivenPart;

export type PaintedPart = {
  readonly kind: 'painted';
  readonly prompt: string;
  /** Changes to it, the latest first. */
  readonly edit: string | null;
  readonly seconds: number;
  /** From 1 on. */
  readonly take: number;
  readonly cast: readonly Design[];
};

/** A client's own pictures. */
export type GivenPart = {readonly kind: 'given'; readonly seconds: number};

export type Design = FigureDesign | PropDesign;

export function secondsOf(parts: readonly PaintPart[]): number {
  return parts.reduce((sum, {seconds}) => sum + seconds, 0);
}
