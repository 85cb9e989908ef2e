export type Size = {readonly width: number; readonly height: number};

export type ModelFamily = 'sora-2' | 'sora-2-pro';

/** Everything that may stand in `model`. */
export const models = {
  'sora-2': 'sora-2',
  'sora-2-pro': 'sora-2-pro',
  'sora-2-2025-10-06': 'sora-2',
  'sora-2-2025-12-08': 'sora-2',
  'sora-2-pro-2025-10-06': 'sora-2-pro',
} as const satisfies Record<string, ModelFamily>;

export type Model = keyof typeof models;

export const isModel = (name: string): name is Model => Object.hasOwn(models, name);

/** US dollars a second for each size that a model makes; by batch half of it. */
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

export const videoSeconds = ['4', '8', '12', '16', '20'] as const;

export function parseSize(size: string): Size {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return {width, height};
}
