import type {BrandFont} from '@matchcut/plan';
import {useBrand} from '@matchcut/react';
import {archivo} from './archivo.ts';
import {captionFonts} from './caption-track/caption-fonts.ts';

/** What the kit draws with where an overlay's own props don't say: the brand's, else its own. */
export type BrandLook = {
  /** Of words. */
  readonly color: string;
  /** Of what asks for attention. */
  readonly primary: string;
  /** Of rules, bars and points; `null` where the brand has none. */
  readonly accent: string | null;
  /** Of what lies behind words; `null` where the brand has none, and it is black. */
  readonly background: string | null;
  /** The families that titles, names and numbers are drawn with; those of the text's scripts are loaded. */
  readonly heading: (text: string, lang?: string) => string;
  /** Those of everything else. */
  readonly text: (text: string, lang?: string) => string;
};

/** The kit's own accent, where something needs one. */
export const defaultAccent = '#ff7a45';

export function useBrandLook(): BrandLook {
  const {colors = {}, fonts = {}} = useBrand();
  return {
    color: colors.text ?? 'white',
    primary: colors.primary ?? colors.accent ?? defaultAccent,
    accent: colors.accent ?? colors.primary ?? null,
    background: colors.background ?? null,
    heading: (text, lang) => captionFonts(familyOf(fonts.heading), text, lang),
    text: (text, lang) => captionFonts(familyOf(fonts.text), text, lang),
  };
}

/** Archivo stands behind every family, for what that does not have. */
function familyOf(font: BrandFont | undefined): string {
  if (font === undefined) return archivo;
  const family = typeof font === 'string' ? font : font.family;
  return `'${family.replaceAll(/['\\]/g, '\\$&')}', ${archivo}`;
}
