import {paintSvg} from '@matchcut/compose';
import type {PreparedPlan} from '../planning/prepare-plan.ts';
import {writeOutput} from '../output/write-output.ts';
import type {WaveShelf} from '../waveforms/wave-shelf.ts';
import {drawTimeline} from './draw-timeline.ts';
import {lookAtSounds} from './look-at-sounds.ts';
import {timelineTracks} from './timeline-tracks.ts';

/** Writes a plan's timeline, as an SVG or, by the name of the file, a PNG. Throws `output-unwritable`. */
export async function writeTimeline(prepared: PreparedPlan, shelf: WaveShelf, path: string): Promise<void> {
  const svg = drawTimeline(timelineTracks(prepared.plan, await lookAtSounds(prepared, shelf)));
  await writeOutput(path, path.toLowerCase().endsWith('.png') ? await paintSvg(svg) : svg);
}
