import type {CharacterHandle, Engine} from '@matchcut/engine';
import type {Key} from '@matchcut/plan';
import type {Lock} from '@matchcut/plan';
import type {RetryOptions} from './retry.ts';
import {withRetries} from './retry.ts';

/** Which handles the engine's provider still has; each is asked about once in a run. */
export type KnownCharacters = {
  isKnown(handle: CharacterHandle, options: RetryOptions): Promise<boolean>;
  /** The handle that the lock has under a key, made by whoever of the team, where the provider knows it. */
  fromLock(key: Key, options: RetryOptions): Promise<CharacterHandle | null>;
};

export function createKnownCharacters(engine: Engine, lock: Lock): KnownCharacters {
  const answers = new Map<string, Promise<boolean>>();
  const locked = new Map<Key, CharacterHandle>(
    Object.values(lock.cast)
      .flatMap((formats) => Object.values(formats))
      .map(({key, handle}) => [key, handle]),
  );

  const isKnown: KnownCharacters['isKnown'] = (handle, options) => {
    const known = answers.get(handle.id);
    if (known) return known;
    const {signal} = options;
    const answer = withRetries(
      async () => (await engine.knowsCharacter?.(handle, signal ? {signal} : {})) ?? true,
      options,
    );
    answers.set(handle.id, answer);
    return answer;
  };

  return {
    isKnown,
    async fromLock(key, options) {
      const handle = locked.get(key);
      // An engine that can't be asked can't say whether this account has it.
      if (handle === undefined || handle.engine !== engine.id || engine.knowsCharacter === undefined)
        return null;
      return (await isKnown(handle, options)) ? handle : null;
    },
  };
}
