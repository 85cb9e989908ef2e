import {createHash} from 'node:crypto';
import type {EngineRequest} from '@matchcut/engine';

/** The same for the same request, another one for another take: 31 bits, which every server takes. */
export function seedOf({take, prompt, size, seconds}: EngineRequest): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([take, prompt, size.width, size.height, seconds]))
    .digest();
  return digest.readUInt32BE(0) >>> 1;
}
