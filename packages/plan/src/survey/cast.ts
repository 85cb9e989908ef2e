import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {ReadScene} from './read-scene.ts';

/** A character or prop, as one place in the film describes it. */
export type Identity = {
  readonly role: 'character' | 'prop';
  readonly name: string;
  readonly look: string | null;
  /** File in `public/`. */
  readonly reference: string | null;
  readonly where: string;
};

/** Who is in the film, each described once. A name without a description means one that is described elsewhere. */
export type Cast = ReadonlyMap<string, Identity>;

export function gatherCast(scenes: readonly ReadScene[]): {
  readonly cast: Cast;
  readonly diagnostics: readonly Diagnostic[];
} {
  const cast = new Map<string, Identity>();
  const named = new Map<string, Identity>();
  const diagnostics: Diagnostic[] = [];
  const conflicting = new Set<string>();
  for (const {shots} of scenes) {
    for (const {identities} of shots) identities.forEach(add);
  }
  for (const [name, identity] of named) {
    if (cast.has(name)) continue;
    diagnostics.push(
      diagnostic(
        'unknown-character',
        identity.where,
        `Nothing says who or what "${name}" is: no look, no reference, nowhere in the film.`,
        `Give it a look or a reference: character('${name}', {look: '…'}).`,
      ),
    );
  }
  return {cast, diagnostics};

  function add(identity: Identity): void {
    const {name, where} = identity;
    const known = cast.get(name);
    if (known === undefined) {
      if (isDescribed(identity)) cast.set(name, identity);
      else if (!named.has(name)) named.set(name, identity);
    } else if (isDescribed(identity) && !isSameIdentity(known, identity) && !conflicting.has(name)) {
      conflicting.add(name);
      diagnostics.push(
        diagnostic(
          'conflicting-identity',
          where,
          `"${name}" is described differently here and at ${known.where}.`,
          'Describe it once with character() or prop(), and use that component everywhere.',
        ),
      );
    }
  }
}

export function isDescribed({look, reference}: Identity): boolean {
  return look !== null || reference !== null;
}

export function isSameIdentity(a: Identity, b: Identity): boolean {
  return a.role === b.role && a.look === b.look && a.reference === b.reference;
}
