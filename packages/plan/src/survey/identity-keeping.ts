import type {EngineCapabilities} from '@matchcut/engine';
import type {Identity} from './cast.ts';

/** What keeps a character or prop itself from shot to shot: a handle, a picture with each shot, or words alone. */
export type IdentityKeeping = 'handle' | 'reference' | 'look';

export function keepingOf({reference}: Identity, {identities}: EngineCapabilities): IdentityKeeping {
  switch (identities.kind) {
    case 'handle':
      return identities.needsReference === true && reference === null ? 'look' : 'handle';
    case 'reference':
      return reference === null ? 'look' : 'reference';
    case 'look':
      return 'look';
    default:
      return identities satisfies never;
  }
}

/** Whether identities can be given to a continuation; otherwise it inherits those of the clip before it. */
export function castsContinuations({continuation}: EngineCapabilities): boolean {
  return continuation.kind === 'handover' || (continuation.kind === 'extension' && continuation.identities);
}
