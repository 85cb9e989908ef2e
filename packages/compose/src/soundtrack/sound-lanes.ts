import type {SoundSpan} from '@matchcut/plan';

/**
 * Sounds that do not overlap, in order. Mixing costs per lane, not per sound: a film of a hundred shots with a
 * dissolve here and there and music under it is three lanes.
 */
export type SoundLane = readonly PlacedSound[];

export type PlacedSound = {
  /** Position in the request. */
  readonly index: number;
  readonly span: SoundSpan;
};

export function soundLanes(sounds: readonly SoundSpan[]): readonly SoundLane[] {
  const lanes: PlacedSound[][] = [];
  const placed = sounds.map((span, index) => ({index, span})).filter(({span}) => span.samples > 0);
  for (const sound of placed.toSorted((a, b) => a.span.from - b.span.from || a.index - b.index)) {
    const free = lanes.find((lane) => endOf(lane.at(-1)) <= sound.span.from);
    if (free === undefined) lanes.push([sound]);
    else free.push(sound);
  }
  return lanes;
}

function endOf(sound: PlacedSound | undefined): number {
  return sound === undefined ? 0 : sound.span.from + sound.span.samples;
}
