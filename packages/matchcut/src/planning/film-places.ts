import type {Diagnostic, FilmTree, SourcePlace} from '@matchcut/plan';
import {placesOf} from '@matchcut/react';
import {inProject} from '../errors/source-location.ts';

/** Where a node of a film stands in the author's code, by its node path; `null` where nobody knows. */
export type PlaceOf = (where: string) => SourcePlace | null;

/** Looks through the film when it is first asked: most plans have nothing to say. */
export function filmPlaces(tree: FilmTree, root: string): PlaceOf {
  let places: ReadonlyMap<string, SourcePlace> | null = null;
  return (where) => {
    places ??= placesOf(tree);
    const place = places.get(where);
    return place === undefined ? null : inProject(place, root);
  };
}

/** Says of diagnostics where in the code they are. */
export function withPlaces(diagnostics: readonly Diagnostic[], placeOf: PlaceOf): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => ({...diagnostic, source: placeOf(diagnostic.where)}));
}
