import type {FrameSpan} from '@matchcut/plan';

/** Lays spans into as few rows as it takes for none to lie over another, each into the first row that is free. */
export function packLanes<Span extends FrameSpan>(spans: readonly Span[]): readonly (readonly Span[])[] {
  const lanes: {end: number; spans: Span[]}[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const free = lanes.find(({end}) => end <= span.from);
    if (free) {
      free.spans.push(span);
      free.end = span.from + span.frames;
    } else {
      lanes.push({end: span.from + span.frames, spans: [span]});
    }
  }
  return lanes.map((lane) => lane.spans);
}
