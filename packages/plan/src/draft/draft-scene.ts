import type {RequestedIdentity} from '@matchcut/engine';
import {stepKey} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {Address, DraftStepOf} from '../step.ts';
import type {ChosenPart} from '../survey/choose-chain.ts';
import {castsContinuations} from '../survey/identity-keeping.ts';
import type {ReadShot} from '../survey/read-scene.ts';
import {noStyle} from '../survey/style-words.ts';
import type {SurveyedScene} from '../survey/survey-scene.ts';
import {writePrompt} from '../survey/write-prompt.ts';
import {chooseTake, takeSurroundings, type ClipStep} from './choose-take.ts';
import {conformClips, gradesOf} from './conform-clips.ts';
import {engineUse} from './engine-use.ts';
import type {SceneContext} from './scene-context.ts';
import type {SceneSteps, StepRef} from './scene-steps.ts';
import {stepId} from './step-id.ts';

/**
 * Steps of a scene in one format; remembered for as long as nothing that they depend on changes.
 *
 * @param source what a scene that begins with a branch continues.
 */
export function draftScene(
  scene: SurveyedScene,
  source: StepRef | null,
  context: SceneContext,
  memo: PlanMemo,
): SceneSteps {
  const surroundings = [source?.id, source?.key, ...surroundingsOf(scene, context)];
  return memo.steps.recall(scene, surroundings, () => draft(scene, source, context));
}

/** What a scene's steps depend on besides the scene. */
function surroundingsOf(scene: SurveyedScene, context: SceneContext): readonly unknown[] {
  const found: unknown[] = [context.digest];
  for (const {read, parts} of scene.chain.shots) {
    const addresses = read.kind === 'edit' ? [read.address] : parts.map(({address}) => address);
    for (const address of addresses) {
      found.push(...takeSurroundings(read, address, context));
    }
    for (const {name} of read.identities) found.push(context.members.get(name));
    found.push(firstFrameOf(read, context));
  }
  found.push(...gradesOf(scene, context));
  return found;
}

function draft(scene: SurveyedScene, source: StepRef | null, context: SceneContext): SceneSteps {
  const {made, held} = draftClips(scene, source, context);
  const {conforms, pieces} = conformClips(scene, made, context);
  return {steps: [...made.flatMap(({steps}) => steps), ...conforms], pieces, held};
}

type MadeClip = {
  readonly shot: ReadShot;
  readonly part: ChosenPart;
  /** What is shown: the last of `steps`. */
  readonly clip: ClipStep;
  /** The clip as it was made first, then each edit of it. */
  readonly steps: readonly ClipStep[];
};

function draftClips(
  scene: SurveyedScene,
  source: StepRef | null,
  context: SceneContext,
): {readonly made: readonly MadeClip[]; readonly held: readonly Address[]} {
  const made: MadeClip[] = [];
  const held: Address[] = [];
  for (const shot of scene.chain.shots) {
    const {read} = shot;
    const choose = (address: Address, stepAt: (take: number) => ClipStep): ClipStep => {
      const {step, isHeld} = chooseTake(read, address, context, stepAt);
      if (isHeld) held.push(address);
      return step;
    };
    for (const part of shot.parts) {
      const before = made.at(-1)?.clip ?? source;
      const clip = choose(part.address, (take) => clipStep(scene, read, part, before, take, context));
      made.push({shot: read, part, clip, steps: [clip]});
    }
    const edited = read.kind === 'edit' ? made.pop() : undefined;
    if (edited === undefined) continue;
    const clip = choose(read.address, (take) => editStep(read, edited, take, context));
    made.push({...edited, clip, steps: [...edited.steps, clip]});
  }
  return {made, held};
}

function clipStep(
  scene: SurveyedScene,
  shot: ReadShot,
  part: ChosenPart,
  source: StepRef | null,
  take: number,
  context: SceneContext,
): ClipStep {
  const {format, size, engine} = context;
  const {capabilities} = engine;
  const cast = shot.identities
    .map(({name}) => context.members.get(name))
    .filter((member) => member !== undefined);
  const attached = source === null || castsContinuations(capabilities) ? cast : [];
  const identities: readonly RequestedIdentity[] = attached.map(({name, step, reference}) => ({
    name,
    key: step?.key ?? null,
    ...(reference !== null && {reference}),
  }));
  const common = {
    ...engineUse(engine),
    take,
    prompt: writePrompt(
      shot.text,
      scene.styles,
      cast.filter(({keeping}) => keeping !== 'handle'),
    ),
    size,
    seconds: part.askSeconds,
    frameRate: capabilities.frameRate === 'requested' ? context.frameRate : null,
    identities,
  };
  const handles = attached.map(({step}) => step?.id).filter((id) => id !== undefined);
  if (source === null) {
    const request = {...common, kind: 'create' as const, firstFrame: firstFrameOf(shot, context)};
    return {
      kind: 'clip',
      id: stepId(format, 'clip', part.address),
      key: stepKey('clip', request),
      address: part.address,
      format,
      needs: handles,
      request,
    };
  }
  const request = {...common, kind: 'extend' as const, source: source.key};
  return {
    kind: 'extension',
    id: stepId(format, 'extension', part.address),
    key: stepKey('extension', request),
    address: part.address,
    format,
    needs: [source.id, ...handles],
    request,
  };
}

/** The same clip with one change: of its look nothing else is said. */
function editStep(
  shot: ReadShot,
  {clip, part}: MadeClip,
  take: number,
  {format, size, frameRate, engine, members}: SceneContext,
): DraftStepOf<'edit'> {
  const cast = shot.identities.map(({name}) => members.get(name)).filter((member) => member !== undefined);
  const request = {
    ...engineUse(engine),
    kind: 'edit' as const,
    take,
    prompt: writePrompt(
      shot.text,
      noStyle,
      cast.filter(({keeping}) => keeping !== 'handle'),
    ),
    size,
    seconds: part.askSeconds,
    frameRate: engine.capabilities.frameRate === 'requested' ? frameRate : null,
    source: clip.key,
  };
  return {
    kind: 'edit',
    id: stepId(format, 'edit', shot.address),
    key: stepKey('edit', request),
    address: shot.address,
    format,
    needs: [clip.id],
    request,
  };
}

function firstFrameOf(shot: ReadShot, {inputs}: SceneContext): string | null {
  if (shot.firstFrame === null) return null;
  const file = inputs.files.get(shot.firstFrame);
  return file?.kind === 'media' ? file.digest : null;
}
