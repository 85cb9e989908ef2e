import type {Dialect} from './dialect.ts';
import {litellm} from './litellm.ts';
import {openai} from './openai.ts';
import {sglang} from './sglang.ts';
import {vllmOmni} from './vllm-omni.ts';

/** Servers that are known, to be taken as they are or as the base of one's own. */
export const dialects = {
  openai,
  litellm,
  sglang,
  'vllm-omni': vllmOmni,
} as const satisfies Readonly<Record<string, Dialect>>;

export type DialectName = keyof typeof dialects;

export const dialectNames: readonly DialectName[] = ['openai', 'litellm', 'sglang', 'vllm-omni'];
