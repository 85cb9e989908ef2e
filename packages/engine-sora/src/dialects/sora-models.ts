import type {Model} from './dialect.ts';
import {sizesOf} from './sizes.ts';

const fromProtocol = {
  seconds: [4, 8, 12, 16, 20],
  frameRate: {numerator: 30, denominator: 1},
  hasSound: true,
  promptLength: 32_000,
  batchShare: 0.5,
};

const sora2: Model = {
  ...fromProtocol,
  sizes: sizesOf('720x1280', '1280x720'),
  usdPerSecond: {'720x1280': 0.1, '1280x720': 0.1},
  requestsPerMinute: [25, 50, 125, 200, 375],
};

const sora2Pro: Model = {
  ...fromProtocol,
  sizes: sizesOf('720x1280', '1280x720', '1024x1792', '1792x1024', '1080x1920', '1920x1080'),
  usdPerSecond: {
    '720x1280': 0.3,
    '1280x720': 0.3,
    '1024x1792': 0.5,
    '1792x1024': 0.5,
    '1080x1920': 0.7,
    '1920x1080': 0.7,
  },
  requestsPerMinute: [10, 25, 50, 75, 150],
};

/** OpenAI's models and their last prices, 2026-09. */
export const soraModels: Readonly<Record<string, Model>> = {
  'sora-2': sora2,
  'sora-2-2025-10-06': sora2,
  'sora-2-2025-12-08': sora2,
  'sora-2-pro': sora2Pro,
  'sora-2-pro-2025-10-06': sora2Pro,
};

/** What a model of another name behind the same protocol is taken to do; its price is not known. */
export const otherSoraModel: Model = {...sora2Pro, usdPerSecond: null, requestsPerMinute: null};
