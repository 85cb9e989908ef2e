import type {FigureDesign, PropDesign} from '@matchcut/engine-animatic';

/** What is to be painted for a video, as plain data that a later process can carry out with the video's folder alone. */
export type PaintJob = {
  readonly prompt: string;
  /** `720x1280` */
  readonly size: string;
  /** Of what is painted, which of an extension is the new part. */
  readonly seconds: number;
  readonly take: number;
  readonly cast: readonly (FigureDesign | PropDesign)[];
  readonly opening: PaintOpening;
};

/** Where a clip begins. Files are in the video's own folder. */
export type PaintOpening =
  | {readonly kind: 'nothing'}
  /** The image is the first frame. */
  | {readonly kind: 'reference'}
  /** The clip goes on where the source ends; its content is both. */
  | {readonly kind: 'extension'}
  /** The source painted again, with the prompt as a change to it. */
  | {readonly kind: 'edit'};
