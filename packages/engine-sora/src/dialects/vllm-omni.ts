import type {Dialect} from './dialect.ts';
import {openModel} from './open-model.ts';

/** vLLM-Omni, 0.26: forms only, one model a server, `input_reference` may be a clip to go on from. */
export const vllmOmni: Dialect = {
  name: 'vllm-omni',
  key: {
    header: 'authorization',
    scheme: 'Bearer',
    isRequired: false,
    // Not OPENAI_API_KEY: that one is none of this server's business.
    variables: ['MATCHCUT_VIDEOS_API_KEY'],
  },
  create: {
    encoding: 'multipart',
    encodingWithFile: 'multipart',
    seconds: 'string',
    hasFirstFrame: true,
    sendsFrameRate: true,
    sendsSeed: true,
    extra: {},
  },
  // Models for references (MiniMax H3) see a subject in it, models for one picture (Wan) their first frame.
  identities: {kind: 'pictures', field: 'image_reference', perShot: 2, besideInputReference: false},
  continuation: {kind: 'tail', seconds: 2, count: 6},
  edit: null,
  list: {isComplete: true},
  hasBatches: false,
  hasWebhooks: false,
  polling: {firstMs: 2000, longestMs: 10_000},
  jobs: {first: 2, most: 8},
  models: {},
  otherModels: openModel,
};
