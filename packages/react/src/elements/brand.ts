import type {Brand as BrandTokens} from '@matchcut/plan';
import {createContext, createElement, use, type ReactElement} from 'react';
import type {ElementProps} from './element-props.ts';

/** Props of `<Brand>`. */
export type BrandProps = ElementProps<'brand'>;

/** What the brands around an overlay say, the nearest first. */
export const BrandContext = createContext<BrandTokens>({});

/**
 * Who a film is for: overlays of `matchcut/overlays` inside take their colours, fonts, logo and safe areas from it
 * unless their own props say otherwise; your own overlays read it with `useBrand()`. Prompts are not changed by it,
 * so that it costs nothing. Brands nest: what an inner one does not say, the outer one does.
 *
 * @example
 * ```tsx
 * <Brand colors={{primary: '#0a5', background: '#042a1c'}} logo="logo.svg" never={['cheap']}>
 *   <Scene id="platform" seconds={8}>An empty platform in the rain.</Scene>
 * </Brand>
 * ```
 */
export function Brand(props: BrandProps): ReactElement {
  const {children: _, ...tokens} = props;
  const value = mergeBrands(use(BrandContext), tokens);
  return createElement(BrandContext, {value}, createElement('brand', props));
}

/** The brand around an overlay; empty where there is none. For use in overlays. */
export function useBrand(): BrandTokens {
  return use(BrandContext);
}

type Given = Omit<BrandProps, 'children'>;

/** Groups are merged by their members; a logo, and the words that must not appear, are replaced whole. */
function mergeBrands(outer: BrandTokens, inner: Given): BrandTokens {
  const merged: Record<string, unknown> = {...outer};
  for (const [name, value] of Object.entries(inner)) {
    if (value === undefined) continue;
    const known = merged[name];
    merged[name] = isGroup(known) && isGroup(value) ? {...known, ...value} : value;
  }
  return merged;
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
