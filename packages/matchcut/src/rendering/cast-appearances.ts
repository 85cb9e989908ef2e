import type {ContactCell} from '@matchcut/compose';
import type {Timeline} from '@matchcut/plan';

/** Somebody of the cast, and the shots that they are in. */
export type Appearance = {
  readonly name: string;
  /** As the author wrote it; empty where a picture says it all. */
  readonly look: string;
  readonly cells: readonly ContactCell[];
};

/**
 * Who is in which shots, in the order in which they appear.
 *
 * @param pictures of every shot of the film.
 */
export function castAppearances(
  {scenes}: Pick<Timeline, 'scenes'>,
  pictures: readonly ContactCell[],
): readonly Appearance[] {
  const byAddress = new Map(pictures.map((cell) => [cell.address, cell]));
  const looks = new Map<string, string>();
  const cells = new Map<string, ContactCell[]>();
  for (const {address, cast} of scenes.flatMap(({shots}) => shots)) {
    const cell = byAddress.get(address);
    if (cell === undefined) continue;
    for (const {name, look} of cast) {
      cells.set(name, [...(cells.get(name) ?? []), cell]);
      // Most mentions leave it out, since one place describes somebody for all.
      if (look !== null) looks.set(name, look);
    }
  }
  return [...cells].map(([name, own]) => ({name, look: looks.get(name) ?? '', cells: own}));
}
