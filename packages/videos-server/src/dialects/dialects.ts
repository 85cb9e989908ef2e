import {endpointNames, type EndpointName} from '../http/endpoints.ts';
import type {Dialect} from './dialect.ts';

const videosAlone: ReadonlySet<EndpointName> = new Set([
  'videos.create',
  'videos.list',
  'videos.retrieve',
  'videos.delete',
  'videos.content',
]);

const openai: Dialect = {
  endpoints: new Set(endpointNames),
  createBodies: ['json', 'multipart'],
  seconds: 'listed',
  sizes: 'by-model',
  models: 'listed',
  referenceFile: 'exact-image',
  referenceValue: 'object',
  referenceFields: [],
  ignoredFields: [],
  bracketedVideoId: true,
  previews: true,
  deletion: {of: 'ended', answer: 'receipt'},
  list: 'with-cursors',
  errors: 'openai',
  videoErrorCode: true,
  videoExtras: {},
};

/** Every dialect, as what it has different from the whole protocol. */
export const dialects = {
  openai,
  'vllm-omni': {
    ...openai,
    endpoints: videosAlone,
    createBodies: ['multipart'],
    seconds: 'any-text',
    sizes: 'any',
    models: 'any',
    referenceFile: 'image-or-clip',
    referenceValue: 'refused',
    referenceFields: ['image_reference', 'video_reference'],
    ignoredFields: [
      'seed',
      'negative_prompt',
      'fps',
      'num_frames',
      'num_inference_steps',
      'guidance_scale',
      'generate_sound',
      'audio_reference',
      'user',
    ],
    previews: false,
    errors: 'status-code',
    videoExtras: {quality: 'default', media_type: 'video/mp4'},
  },
  sglang: {
    ...openai,
    endpoints: videosAlone,
    seconds: 'any-number',
    sizes: 'any',
    models: 'any',
    referenceFile: 'any-image',
    referenceValue: 'path',
    ignoredFields: ['seed', 'negative_prompt', 'fps', 'num_frames', 'extra_body', 'generator_device'],
    previews: false,
    deletion: {of: 'any', answer: 'video'},
    list: 'bare',
    errors: 'detail',
    videoErrorCode: false,
    videoExtras: {quality: 'standard'},
  },
  litellm: {
    ...openai,
    endpoints: new Set(endpointNames.filter((name) => !/^(files|batches)/.test(name))),
    referenceValue: 'refused',
    bracketedVideoId: false,
  },
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;

export const dialectNames = Object.keys(dialects).filter((name): name is DialectName => name in dialects);
