import type {FilmContent, SourcePlace} from '../../protocol.ts';

/** What of the film a node path names, as far as the page knows it, for the way there. */
export type NamedPlace = {
  readonly address: string;
  readonly from: number;
  readonly source: SourcePlace | null;
};

/**
 * Finds what `Film > Scene "platform" > Continue 1` names: the shot of that scene, or the scene's first; `null` for
 * what belongs to no scene, or to one that has no such place.
 */
export function placeOf(content: FilmContent, where: string): NamedPlace | null {
  const parts = where.split(' > ');
  const scene = content.scenes.find(({name, address}) =>
    parts.some((part) => part === `Scene "${name}"` || part === `Scene "${lastOf(address)}"`),
  );
  if (scene === undefined) return null;
  const shot = scene.shots[continued(parts)] ?? scene.shots[0];
  return shot === undefined ? null : {address: shot.address, from: shot.from, source: shot.source};
}

/** Which `Continue` of the scene, counted from 1; 0 for its opening. */
function continued(parts: readonly string[]): number {
  return parts
    .map((part) => /^Continue (\d+)$/.exec(part)?.[1])
    .reduce((found, number) => (number === undefined ? found : Number(number)), 0);
}

function lastOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
