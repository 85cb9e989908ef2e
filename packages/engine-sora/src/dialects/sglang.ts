import type {Dialect} from './dialect.ts';
import {openModel} from './open-model.ts';

/** SGLang-Diffusion: `seconds` is a number, a form only with a picture, and the list keeps prompts to itself. */
export const sglang: Dialect = {
  name: 'sglang',
  key: {
    header: 'authorization',
    scheme: 'Bearer',
    isRequired: false,
    // Not OPENAI_API_KEY: that one is none of this server's business.
    variables: ['MATCHCUT_VIDEOS_API_KEY'],
  },
  create: {
    encoding: 'json',
    encodingWithFile: 'multipart',
    seconds: 'integer',
    hasFirstFrame: true,
    sendsFrameRate: true,
    sendsSeed: true,
    extra: {},
  },
  identities: {kind: 'none', perShot: 4},
  continuation: {kind: 'last-frame', count: 6},
  edit: null,
  list: {isComplete: true},
  hasBatches: false,
  hasWebhooks: false,
  polling: {firstMs: 2000, longestMs: 10_000},
  jobs: {first: 2, most: 8},
  models: {},
  otherModels: openModel,
};
