import type {NodeKind} from './node-kinds.ts';
import type {Address} from './step.ts';

const plainId = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/** Ids stand in addresses, so they may not hold a slash, a blank or anything that shells or URLs mind. */
export function isPlainId(id: string): boolean {
  return plainId.test(id);
}

/**
 * Hands out the parts of addresses below one parent: an explicit id, else the React key, else kind and
 * position. Only explicit ids can come twice: a key may stand above several nodes (`<Fragment key>`), and those
 * after the first are numbered.
 */
export class AddressParts {
  readonly #counts = new Map<string, number>();
  readonly #taken = new Set<string>();

  next(id: string | undefined, key: string | null, kind: NodeKind): string {
    const position = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, position);
    const part = id ?? this.#free(key === null ? `${kind}-${position}` : keyName(key, kind));
    this.#taken.add(part);
    return part;
  }

  #free(name: string): string {
    let part = name;
    for (let nth = 2; this.#taken.has(part); nth += 1) part = `${name}-${nth}`;
    return part;
  }
}

export function joinAddress(parent: Address, part: string): Address {
  return `${parent}/${part}`;
}

/** A fragment's key names the scene in it; what is laid over that stays apart. */
function keyName(key: string, kind: NodeKind): string {
  const name = encodeURIComponent(key.toWellFormed());
  const isLaidOver = kind === 'overlay' || kind === 'audio' || kind === 'caption' || kind === 'captions';
  return isLaidOver ? `${kind}-${name}` : name;
}
