import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {ReadShot} from './read-scene.ts';

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

export function gatherCast(shots: readonly ReadShot[]): {
  readonly cast: Cast;
  readonly diagnostics: readonly Diagnostic[];
} {
  const cast = new Map<string, Identity>();
  const named = new Map<string, Identity>();
  const diagnostics: Diagnostic[] = [];
  const conflicting = new Set<string>();
  for (const shot of shots) {
    for (const identity of shot.identities) {
      if (!named.has(identity.name)) named.set(identity.name, identity);
      if (identity.look === null && identity.reference === null) continue;
      const known = cast.get(identity.name);
      if (known === undefined) cast.set(identity.name, identity);
      else if (!isSame(known, identity) && !conflicting.has(identity.name)) {
        conflicting.add(identity.name);
        diagnostics.push(
          diagnostic(
            'conflicting-identity',
            identity.where,
            `"${identity.name}" is described differently here and at ${known.where}.`,
            'Describe it once with character() or prop(), and use that component everywhere.',
          ),
        );
      }
    }
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
}

/** Names of the cast that stand in a shot's text without their identity: easily meant, and easily missed. */
export function findPlainNames(shot: ReadShot, cast: Cast): readonly Diagnostic[] {
  const attached = new Set(shot.identities.map((identity) => identity.name));
  return [...cast.keys()]
    .filter((name) => !attached.has(name) && standsAsWord(name, shot.text))
    .map((name) =>
      diagnostic(
        'identity-in-plain-text',
        shot.where,
        `"${name}" stands in the prompt as plain text, so the engine is not told who that is.`,
        `Write <${name.replaceAll(/\P{ID_Continue}/gu, '')} /> instead, or another word.`,
      ),
    );
}

function standsAsWord(name: string, text: string): boolean {
  const at = text.indexOf(name);
  if (at === -1) return false;
  const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
  return !isLetter(text[at - 1]) && !isLetter(text[at + name.length]);
}

function isSame(a: Identity, b: Identity): boolean {
  return a.role === b.role && a.look === b.look && a.reference === b.reference;
}
