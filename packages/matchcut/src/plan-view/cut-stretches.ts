import {
  framesPerSecond,
  type Address,
  type FormatId,
  type Plan,
  type Step,
  type StepOf,
  type TransitionSpan,
} from '@matchcut/plan';
import {firstFrameOf} from '../cropping/crop-film.ts';

/** How one format's cut is put together: of which stretches, and what else is made for it. */
export type CutView = {
  readonly format: FormatId;
  readonly cut: StepOf<'cut'>;
  /** They cover the cut without gap or overlap, in order. */
  readonly stretches: readonly CutStretch[];
  /** Clips and conformed copies that are made for the cut, and its sound, made or not. */
  readonly others: readonly Step[];
};

export type CutStretch = {
  /** Counted from the film's start, in a cut of some of its frames too. */
  readonly from: number;
  readonly frames: number;
  readonly how: StretchFate;
  /** What its packets are copied from. */
  readonly step: StretchStep;
  readonly content: StretchContent;
  /** Whose pictures it shows; two in a transition. */
  readonly shots: readonly Address[];
  /** What lies over them, from bottom to top. */
  readonly overlays: readonly Address[];
};

/** `copied` from a conformed clip, `reused` as it was composited before, or `rendered` in this run. */
export type StretchFate = 'copied' | 'reused' | 'rendered';

type StretchStep = StepOf<'conform'> | StepOf<'segment'>;

/**
 * `rest` is what follows an overlay or a transition up to the next keyframe, and `head` what a cut of some frames
 * begins with: copying can't begin there. Nothing lies over a `rest`.
 */
export type StretchContent = TransitionSpan['kind'] | 'clip' | 'overlay' | 'rest' | 'head';

/** The cuts that a plan is for, as it puts them together. */
export function viewCuts(plan: Plan): readonly CutView[] {
  return plan.steps.flatMap((step) =>
    step.kind === 'cut' && step.reason.kind !== 'unneeded' ? [viewCut(step, plan)] : [],
  );
}

/** Film time at a frame. */
export function secondsAt(frame: number, {film}: Plan): number {
  return Number((frame / framesPerSecond(film.frameRate)).toFixed(2));
}

function viewCut(cut: StepOf<'cut'>, plan: Plan): CutView {
  const {format, request} = cut;
  const byId = new Map(plan.steps.map((step) => [step.id, step]));
  const sources = cut.needs.flatMap((id) => byId.get(id) ?? []).filter(isStretchStep);
  const placeOf = placeFinder(sources, plan);
  let at = firstFrameOf(cut);
  const stretches = request.parts.flatMap(({source, frames}): readonly CutStretch[] => {
    const from = at;
    at += frames;
    const step = placeOf(source, from);
    return step === undefined ? [] : [{from, frames, step, ...describe(step, byId)}];
  });
  const others = plan.steps.filter(
    (step) => step.format === format && (step.id === soundOf(cut, byId)?.id || isMadeFor(step)),
  );
  return {format, cut, stretches, others};
}

/**
 * Finds the step that stands for a part of the cut. Scenes that are alike have one key, so of several steps with it
 * the one of the scene at this place is meant, and of several in one scene the next.
 */
function placeFinder(
  sources: readonly StretchStep[],
  {film}: Plan,
): (key: string, frame: number) => StretchStep | undefined {
  const taken = new Set<StretchStep>();
  return (key, frame) => {
    const alike = sources.filter((step) => step.key === key);
    const here = film.timeline.scenes.filter(({from, frames}) => from <= frame && frame < from + frames);
    const inScene = alike.filter(({address}) => here.some((scene) => isWithin(address, scene.address)));
    const candidates = inScene.length > 0 ? inScene : alike;
    const found = candidates.find((step) => step.kind === 'conform' || !taken.has(step)) ?? candidates[0];
    if (found !== undefined) taken.add(found);
    return found;
  };
}

function describe(
  step: StretchStep,
  byId: ReadonlyMap<string, Step>,
): Pick<CutStretch, 'how' | 'content' | 'shots' | 'overlays'> {
  if (step.kind === 'conform') return {how: 'copied', content: 'clip', shots: [step.address], overlays: []};
  const content = contentOf(step);
  // What a cut of some frames begins with may be a part of another segment, and then shows what that shows.
  const shown = content === 'head' ? (step.needs.map((id) => byId.get(id)).find(isSegment) ?? step) : step;
  return {
    how: step.action === 'compose' ? 'rendered' : 'reused',
    content,
    shots: shotsOf(step, byId),
    overlays: shown.overlayAddresses.slice(shown.overlayAddresses.length - shown.request.overlays.length),
  };
}

function isSegment(step: Step | undefined): step is StepOf<'segment'> {
  return step?.kind === 'segment';
}

function contentOf({address, request, overlayAddresses}: StepOf<'segment'>): StretchContent {
  const transition = request.picture.find(({kind}) => kind !== 'clip');
  if (transition !== undefined) return transition.kind;
  if (overlayAddresses.length > 0) return 'overlay';
  // Segments are named by their frames in a shot, but for the one that a cut of some frames begins with.
  return address.includes('@') ? 'rest' : 'head';
}

/** What a cut of some frames begins with may be made from a segment, which has shots itself. */
function shotsOf(step: Step, byId: ReadonlyMap<string, Step>): readonly Address[] {
  if (step.kind === 'conform') return [step.address];
  return step.needs.flatMap((id) => {
    const need = byId.get(id);
    return need === undefined ? [] : shotsOf(need, byId);
  });
}

function soundOf(cut: StepOf<'cut'>, byId: ReadonlyMap<string, Step>): Step | undefined {
  return cut.needs.map((id) => byId.get(id)).find((step) => step?.kind === 'soundtrack');
}

/** Besides stretches, and the sound and the cut, which are told whatever becomes of them. */
function isMadeFor({kind, action}: Step): boolean {
  return action !== 'reuse' && kind !== 'segment' && kind !== 'soundtrack' && kind !== 'cut';
}

function isStretchStep(step: Step): step is StretchStep {
  return step.kind === 'conform' || step.kind === 'segment';
}

function isWithin(address: Address, scene: Address): boolean {
  return address === scene || address.startsWith(`${scene}/`) || address.startsWith(`${scene}@`);
}
