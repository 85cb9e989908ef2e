import {paintSvg} from '@matchcut/compose';
import type {Plan} from '@matchcut/plan';
import {writeOutput} from '../output/write-output.ts';
import {drawTimeline} from './draw-timeline.ts';
import {timelineTracks} from './timeline-tracks.ts';

/** Writes a plan's timeline, as an SVG or, by the name of the file, a PNG. Throws `output-unwritable`. */
export async function writeTimeline(plan: Plan, path: string): Promise<void> {
  const svg = drawTimeline(timelineTracks(plan));
  await writeOutput(path, path.toLowerCase().endsWith('.png') ? await paintSvg(svg) : svg);
}
