import type {FormatId} from './format.ts';

/** What a film looks and sounds like, whoever it is for. Overlays take their defaults from it. */
export type Brand = {
  readonly colors?: BrandColors;
  readonly fonts?: BrandFonts;
  /** A picture in `public/`, best an SVG or a PNG with transparency. */
  readonly logo?: string;
  /** What words and logos keep from the edges, by format. @default a tenth of the frame on each side */
  readonly safeAreas?: {readonly [Format in FormatId]?: SafeArea};
  /** What every `<LowerThird>` is unless it says otherwise. */
  readonly lowerThird?: BrandLowerThird;
  /** What every `<EndCard>` says unless it says otherwise. */
  readonly endCard?: BrandEndCard;
  /** Words and phrases that must not appear in prompts, overlays and captions, in whatever case. */
  readonly never?: readonly string[];
};

/** CSS colours. */
export type BrandColors = {
  /** Of what asks for attention: buttons, progress. */
  readonly primary?: string;
  /** Of words. */
  readonly text?: string;
  /** Of what lies behind words: cards, and the shade over a picture. */
  readonly background?: string;
  /** Of rules, bars and points. */
  readonly accent?: string;
};

export type BrandFonts = {
  /** Of titles, names and numbers. */
  readonly heading?: BrandFont;
  /** Of everything else. */
  readonly text?: BrandFont;
};

/** The name of a family that the film loads, or a font file in `public/` under a name of your choice. */
export type BrandFont =
  | string
  | {
      readonly family: string;
      readonly src: string;
      /** Weights that the file has, as in CSS. @default '100 900' */
      readonly weight?: string;
    };

/** Parts of the frame's width and height, 0 to 0.4. @default 0.1 each */
export type SafeArea = {
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
  readonly left?: number;
};

export type BrandLowerThird = {
  readonly align?: 'left' | 'right';
  readonly color?: string;
  readonly accent?: string;
};

export type BrandEndCard = {
  readonly headline?: string;
  readonly subtitle?: string;
  readonly action?: string;
  readonly url?: string;
  readonly color?: string;
  readonly background?: string;
};
