import {isModel, models, type ModelFamily} from '../videos/models.ts';

/** US dollars a second for each size that a model makes. */
export const prices: Readonly<Record<ModelFamily, Readonly<Record<string, number>>>> = {
  'sora-2': {'720x1280': 0.1, '1280x720': 0.1},
  'sora-2-pro': {
    '720x1280': 0.3,
    '1280x720': 0.3,
    '1024x1792': 0.5,
    '1792x1024': 0.5,
    '1080x1920': 0.7,
    '1920x1080': 0.7,
  },
};

/** Sizes that a model makes. */
export const sizesOf = (family: ModelFamily): readonly string[] => Object.keys(prices[family]);

export type Priced = {
  readonly model: string;
  readonly size: string;
  readonly seconds: number;
  readonly batch: boolean;
};

/** US dollars; by batch half of it. `null` where a model or size has no price. */
export function priceOf({model, size, seconds, batch}: Priced): number | null {
  const perSecond = isModel(model) ? prices[models[model]][size] : undefined;
  // In millionths, as tenths of a dollar are no exact numbers.
  return perSecond === undefined ? null : Math.round(perSecond * seconds * (batch ? 0.5 : 1) * 1e6) / 1e6;
}
