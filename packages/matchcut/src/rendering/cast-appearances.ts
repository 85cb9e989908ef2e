import type {ContactCell} from '@matchcut/compose';
import type {FormatId, Plan, Step} from '@matchcut/plan';

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
 * @param shots a picture of every shot of the film, by address.
 */
export function castAppearances(
  {film, steps}: Plan,
  format: FormatId,
  shots: readonly ContactCell[],
): readonly Appearance[] {
  const byAddress = new Map(shots.map((cell) => [cell.address, cell]));
  const looks = new Map(
    steps.flatMap((step) =>
      step.kind === 'character' ? [[step.request.name, step.request.look ?? '']] : [],
    ),
  );
  const cast = new Map<string, ContactCell[]>();
  for (const {address, names} of shotsWithCast(film, steps, format)) {
    const cell = byAddress.get(address);
    if (cell === undefined) continue;
    for (const name of names) cast.set(name, [...(cast.get(name) ?? []), cell]);
  }
  return [...cast].map(([name, cells]) => ({name, look: looks.get(name) ?? '', cells}));
}

type ShotWithCast = {readonly address: string; readonly names: readonly string[]};

/** By the names in the prompts of the clips that are shown, since an engine may take nobody into a continuation. */
function shotsWithCast(
  film: Plan['film'],
  steps: readonly Step[],
  format: FormatId,
): readonly ShotWithCast[] {
  const known = new Set(
    steps.flatMap((step) =>
      'request' in step && 'identities' in step.request ? step.request.identities.map(({name}) => name) : [],
    ),
  );
  const byId = new Map(steps.map((step) => [step.id, step]));
  return film.timeline.scenes
    .flatMap((scene) => scene.shots)
    .map(({address, prompt}) => {
      const conform = steps.find(
        (step) => step.kind === 'conform' && step.address === address && step.format === format,
      );
      const attached = (conform?.needs ?? []).flatMap((id) => {
        const clip = byId.get(id);
        return clip?.kind === 'clip' || clip?.kind === 'extension'
          ? clip.request.identities.map(({name}) => name)
          : [];
      });
      const named = [...known].filter((name) => prompt.includes(name));
      return {address, names: [...new Set([...attached, ...named])]};
    });
}
