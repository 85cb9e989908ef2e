import {z} from 'zod';
import {isModel, models, videoSeconds} from './models.ts';

export const promptField = z.string().min(1).max(32_000);

export const createBody = z.strictObject({
  prompt: promptField,
  model: z.enum(Object.keys(models).filter(isModel)).default('sora-2'),
  seconds: z.enum(videoSeconds).default('4'),
  size: z.string().default('720x1280'),
});
