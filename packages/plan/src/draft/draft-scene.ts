import type {FrameRate, RequestedIdentity, Size} from '@matchcut/engine';
import type {FormatId} from '../format.ts';
import type {DraftInputs, PlanningEngine} from '../inputs.ts';
import {stepKey, type Key} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {Address, DraftStep, DraftStepOf, StepId} from '../step.ts';
import type {ReadShot} from '../survey/read-scene.ts';
import type {SurveyedScene} from '../survey/survey-scene.ts';
import {writePrompt} from '../survey/write-prompt.ts';
import {stepId, type CastMember} from './draft-cast.ts';
import {engineUse} from './engine-use.ts';

/** A scene's clips and their conformed copies. */
export type SceneSteps = {
  readonly steps: readonly DraftStep[];
  /** In order; they cover the scene without gap. */
  readonly pieces: readonly Piece[];
};

/** A conformed clip where it stands in its scene. */
export type Piece = {
  readonly address: Address;
  /** In frames of the scene. */
  readonly from: number;
  readonly frames: number;
  readonly clip: {readonly id: StepId; readonly key: Key};
  readonly conform: {readonly id: StepId; readonly key: Key};
  /** Seconds at the head of the clip that belong to the clips before it. */
  readonly skipSeconds: number;
};

export type SceneContext = {
  readonly format: FormatId;
  readonly size: Size;
  readonly frameRate: FrameRate;
  readonly engine: PlanningEngine;
  readonly members: ReadonlyMap<string, CastMember>;
  readonly inputs: DraftInputs;
  /** Of all that is the same for every scene of the film in this format. */
  readonly digest: string;
};

type ClipStep = DraftStepOf<'clip'> | DraftStepOf<'extension'>;

/** Steps of a scene in one format; remembered for as long as nothing that they depend on changes. */
export function draftScene(scene: SurveyedScene, context: SceneContext, memo: PlanMemo): SceneSteps {
  return memo.steps.recall(scene, [context.digest, ...surroundingsOf(scene, context)], () =>
    draft(scene, context),
  );
}

/** What a scene's steps depend on besides the scene and `context.digest`. */
function surroundingsOf(scene: SurveyedScene, context: SceneContext): readonly unknown[] {
  const found: unknown[] = [];
  for (const {read, parts} of scene.chain.shots) {
    for (const part of parts) found.push(takeOf(read, part.address, context));
    for (const {name} of read.identities) {
      const member = context.members.get(name);
      found.push(member?.step?.key, member?.look);
    }
    found.push(firstFrameOf(read, context));
  }
  return found;
}

function draft(scene: SurveyedScene, context: SceneContext): SceneSteps {
  const clips: DraftStep[] = [];
  const conforms: DraftStep[] = [];
  const pieces: Piece[] = [];
  const {continuation} = context.engine.capabilities;
  const returnsWhole = continuation.kind === 'extension' && continuation.returns === 'whole';
  let source: ClipStep | null = null;
  let generatedSeconds = 0;
  for (const shot of scene.chain.shots) {
    for (const part of shot.parts) {
      const step: ClipStep = clipStep(scene, shot.read, part, source, context);
      const skipSeconds = source !== null && returnsWhole ? generatedSeconds : 0;
      const conform = conformStep(step, part.frames, skipSeconds, context);
      clips.push(step);
      conforms.push(conform);
      pieces.push({
        address: part.address,
        from: part.from,
        frames: part.frames,
        clip: {id: step.id, key: step.key},
        conform: {id: conform.id, key: conform.key},
        skipSeconds,
      });
      generatedSeconds += part.askSeconds;
      source = step;
    }
  }
  return {steps: [...clips, ...conforms], pieces};
}

function clipStep(
  scene: SurveyedScene,
  shot: ReadShot,
  part: {readonly address: Address; readonly askSeconds: number},
  source: ClipStep | null,
  context: SceneContext,
): ClipStep {
  const {format, size, engine} = context;
  const {capabilities} = engine;
  const cast = shot.identities
    .map(({name}) => context.members.get(name))
    .filter((member) => member !== undefined);
  const attaches =
    source === null ||
    (capabilities.continuation.kind === 'extension' && capabilities.continuation.identities);
  const attached = attaches ? cast : [];
  const identities: readonly RequestedIdentity[] = attached.map(({name, step}) => ({
    name,
    key: step?.key ?? null,
  }));
  const common = {
    ...engineUse(engine),
    take: takeOf(shot, part.address, context),
    prompt: writePrompt(shot.text, scene.styles, capabilities.identities.kind === 'look' ? cast : []),
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

function conformStep(
  clip: ClipStep,
  frames: number,
  skipSeconds: number,
  context: SceneContext,
): DraftStepOf<'conform'> {
  const {format, size, frameRate} = context;
  const request = {...context.inputs.making.conform, source: clip.key, size, frameRate, skipSeconds, frames};
  return {
    kind: 'conform',
    id: stepId(format, 'conform', clip.address),
    key: stepKey('conform', request),
    address: clip.address,
    format,
    needs: [clip.id],
    request,
  };
}

/** The author's take, else the one that the lock holds, else the first; one more where another is asked for. */
function takeOf(shot: ReadShot, address: Address, {format, inputs}: SceneContext): number {
  const current = shot.take ?? inputs.lock.shots[address]?.[format]?.take ?? 1;
  return inputs.replace.has(shot.address) || inputs.replace.has(address) ? current + 1 : current;
}

function firstFrameOf(shot: ReadShot, {inputs}: SceneContext): string | null {
  if (shot.firstFrame === null) return null;
  const file = inputs.files.get(shot.firstFrame);
  return file?.kind === 'media' ? file.digest : null;
}
