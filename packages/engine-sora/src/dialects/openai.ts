import type {Dialect} from './dialect.ts';
import {otherSoraModel, soraModels} from './sora-models.ts';

/** The whole protocol, as OpenAI's guide has it. */
export const openai: Dialect = {
  name: 'openai',
  key: {
    header: 'authorization',
    scheme: 'Bearer',
    isRequired: true,
    variables: ['MATCHCUT_VIDEOS_API_KEY', 'OPENAI_API_KEY'],
  },
  create: {
    encoding: 'json',
    encodingWithFile: 'multipart',
    seconds: 'string',
    hasFirstFrame: true,
    sendsFrameRate: false,
    sendsSeed: false,
    extra: {},
  },
  identities: {kind: 'characters', perShot: 2},
  continuation: {
    kind: 'extensions',
    encoding: 'json',
    seconds: [4, 8, 12, 16, 20],
    count: 6,
    totalSeconds: 120,
  },
  edit: {encoding: 'json'},
  list: {isComplete: true},
  hasBatches: true,
  hasWebhooks: true,
  polling: {firstMs: 10_000, longestMs: 20_000},
  jobs: {first: 2, most: 32},
  models: soraModels,
  otherModels: otherSoraModel,
};
