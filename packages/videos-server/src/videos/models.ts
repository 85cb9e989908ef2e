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

export const modelNames = Object.keys(models).filter(isModel);

export const videoSeconds = ['4', '8', '12', '16', '20'] as const;

export function parseSize(size: string): Size {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return {width, height};
}
