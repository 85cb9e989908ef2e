import type {BrandFont} from '@matchcut/plan';
import {useBrand} from '@matchcut/react';
import type {ReactNode} from 'react';
import {staticFile} from 'remotion';

/**
 * The brand's font files, as far as it names any. They stand in the markup, so that another file is another look, and
 * the browser waits for them like for every font.
 */
export function BrandFonts(): ReactNode {
  const {heading, text} = useBrand().fonts ?? {};
  const rules = [heading, text].map(faceOf).filter((rule) => rule !== null);
  return rules.length === 0 ? null : <style>{[...new Set(rules)].join('\n')}</style>;
}

function faceOf(font: BrandFont | undefined): string | null {
  if (typeof font !== 'object') return null;
  const {family, src, weight = '100 900'} = font;
  return `@font-face{font-family:${cssText(family)};src:url(${cssText(staticFile(src))});font-weight:${weight};font-display:block}`;
}

function cssText(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
