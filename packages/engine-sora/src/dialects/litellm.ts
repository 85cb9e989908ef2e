import type {Dialect} from './dialect.ts';
import {openai} from './openai.ts';

/**
 * LiteLLM's proxy, 1.83 and later. JSON for extensions and edits, since it answers 404 to `video[id]` in a form;
 * a form for the first frame, since it answers 400 to an object in JSON. Its list is the upstream's, and most of its
 * upstreams have none.
 */
export const litellm: Dialect = {
  ...openai,
  name: 'litellm',
  list: {isComplete: false},
  hasBatches: false,
  hasWebhooks: false,
};
