import type {FormatId} from '../format.ts';
import type {Key} from '../key.ts';
import type {Lock} from '../lock.ts';
import type {SceneSteps} from './scene-steps.ts';

/**
 * Takes of lock entries whose address has another shot now, or none, by their key: where a shot was renamed or
 * moved, its take is found here.
 */
export type Strays = ReadonlyMap<Key, number>;

export const noStrays: Strays = new Map();

/** What of a lock no scene holds. */
export function findStrays(lock: Lock, format: FormatId, scenes: readonly SceneSteps[]): Strays {
  const entries = Object.entries(lock.shots);
  const rows = Object.entries(lock.rows ?? {});
  if (entries.length + rows.length === 0) return noStrays;
  const held = new Set(scenes.flatMap((scene) => scene.held));
  const strays = new Map<Key, number>();
  for (const [address, formats] of entries) {
    const entry = formats[format];
    if (entry !== undefined && !held.has(address)) strays.set(entry.key, entry.take);
  }
  // At addresses that are still there, each shot has looked among those of the rows itself.
  const present = new Set(scenes.flatMap(({steps}) => steps.map(({address}) => address)));
  for (const [address, formats] of rows)
    if (!present.has(address)) for (const {key, take} of formats[format] ?? []) strays.set(key, take);
  return strays;
}
