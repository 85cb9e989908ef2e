import type {FilmContent, ShotView} from '../../protocol.ts';

/** The shots that a shot goes on from, and those that go on from it: another take of one makes the later ones again. */
export type Lineage = {
  /** The first of the chain first. */
  readonly before: readonly ShotView[];
  /** All that hang on it, each after what it continues, with how far down it hangs: 1 continues the shot itself. */
  readonly after: readonly {readonly shot: ShotView; readonly depth: number}[];
};

export function lineageOf(content: FilmContent, address: string): Lineage {
  const shots = content.scenes.flatMap((scene) => scene.shots);
  const byAddress = new Map(shots.map((shot) => [shot.address, shot]));
  const heirs = Map.groupBy(shots, (shot) => shot.continues);
  return {
    before: ancestorsOf(byAddress, byAddress.get(address)?.continues ?? null),
    after: heirsOf(heirs, address, 1),
  };
}

function ancestorsOf(byAddress: ReadonlyMap<string, ShotView>, address: string | null): readonly ShotView[] {
  const shot = address === null ? undefined : byAddress.get(address);
  return shot === undefined ? [] : [...ancestorsOf(byAddress, shot.continues), shot];
}

function heirsOf(
  heirs: ReadonlyMap<string | null, readonly ShotView[]>,
  address: string,
  depth: number,
): Lineage['after'] {
  return (heirs.get(address) ?? []).flatMap((shot) => [
    {shot, depth},
    ...heirsOf(heirs, shot.address, depth + 1),
  ]);
}
