import {designIdentity, type ClipOrder, type ClipStudio} from '@matchcut/engine-animatic';
import type {FormatId, StepOf} from '@matchcut/plan';
import type {Image} from '@matchcut/studio';
import {shotFinder} from './clip-of-shot.ts';
import type {StudioPlans} from './studio-plans.ts';

/** Longer side of a slate: enough for a preview, and quickly painted. */
const longerSide = 640;

/** What stands in for a shot that is not made: a frame of it as the embedded engine would paint it. */
export async function paintSlate(
  {own: {plan}}: StudioPlans,
  format: FormatId,
  frame: number,
  painter: Pick<ClipStudio, 'paintStill'>,
): Promise<Image | null> {
  const {timeline, frameRate, formats} = plan.film;
  const shot = timeline.scenes
    .flatMap(({shots}) => shots)
    .findLast(({from, frames}) => frame >= from && frame < from + frames);
  const size = formats.find(({id}) => id === format)?.size;
  const steps = shot === undefined ? null : shotFinder(plan.steps)(shot.address, format);
  if (shot === undefined || size === undefined || steps === null) return null;
  const {request} = steps.clip;
  const scale = longerSide / Math.max(size.width, size.height);
  const cast = new Map(
    plan.steps.flatMap((step) => (step.kind === 'character' ? [[step.request.name, step] as const] : [])),
  );
  const order: ClipOrder = {
    take: request.take,
    prompt: request.prompt,
    edit: null,
    size: {width: even(size.width * scale), height: even(size.height * scale)},
    seconds: request.seconds,
    frameRate,
    identities: shot.cast.map(({name, look}) => designIdentity(name, lookOf(cast.get(name)) ?? look)),
    start: null,
    opening: null,
  };
  return {bytes: await painter.paintStill(order, frame - shot.from), mediaType: 'image/webp'};
}

function lookOf(step: StepOf<'character'> | undefined): string | null {
  return step?.request.look ?? null;
}

function even(pixels: number): number {
  return Math.max(2, 2 * Math.round(pixels / 2));
}
