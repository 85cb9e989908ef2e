import type {EngineRequest, Quote} from '@matchcut/engine';
import {spellSize} from '../dialects/sizes.ts';
import type {Settings} from '../sora-options.ts';
import {modelOf} from './describe-engine.ts';

/**
 * The price of a request. A continuation costs its new part, an edit the whole clip again.
 *
 * @param share Part of the usual price that is asked for; a batch has its own.
 */
export function quote(
  {size, seconds}: Pick<EngineRequest, 'size' | 'seconds'>,
  settings: Pick<Settings, 'model' | 'dialect' | 'prices'>,
  share = 1,
): Quote {
  const usdPerSecond = pricePerSecond(spellSize(size), settings);
  // Tenths of cents in floating point: 12 × 0.7 is not 8.4 without rounding.
  return {usd: usdPerSecond === null ? null : Math.round(seconds * usdPerSecond * share * 1e6) / 1e6};
}

function pricePerSecond(
  size: string,
  {model, dialect, prices}: Pick<Settings, 'model' | 'dialect' | 'prices'>,
): number | null {
  if (prices === 'free') return 0;
  if (typeof prices === 'number') return prices;
  return (prices ?? modelOf({model, dialect}).usdPerSecond)?.[size] ?? null;
}
