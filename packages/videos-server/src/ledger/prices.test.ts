import {expect, test} from 'vitest';
import {priceOf} from './prices.ts';

test.each([
  ['sora-2', '720x1280', 12, false, 1.2],
  ['sora-2', '1280x720', 4, true, 0.2],
  ['sora-2-2025-10-06', '720x1280', 20, false, 2],
  ['sora-2-pro', '720x1280', 8, false, 2.4],
  ['sora-2-pro', '1792x1024', 8, true, 2],
  ['sora-2-pro-2025-10-06', '1080x1920', 16, false, 11.2],
  ['sora-2', '1920x1080', 4, false, null],
  ['Wan-AI/Wan2.2', '720x1280', 4, false, null],
])('%s, %s, %i s, batch: %s, costs %s', (model, size, seconds, batch, usd) => {
  expect(priceOf({model, size, seconds, batch})).toBe(usd);
});
