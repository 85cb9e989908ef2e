import type {RequestedIdentity} from '@matchcut/engine';
import {stepKey, type Key} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import {pictureSeam} from '../seam.ts';
import type {Address, DraftStep, DraftStepOf, StepId} from '../step.ts';
import type {ChosenPart} from '../survey/choose-chain.ts';
import type {ReadShot} from '../survey/read-scene.ts';
import type {SurveyedScene} from '../survey/survey-scene.ts';
import {castsContinuations} from '../survey/identity-keeping.ts';
import {writePrompt} from '../survey/write-prompt.ts';
import {engineUse} from './engine-use.ts';
import type {SceneContext} from './scene-context.ts';
import {stepId} from './step-id.ts';

/** A scene's clips and their conformed copies. */
export type SceneSteps = {
  readonly steps: readonly DraftStep[];
  /** In order; they cover the scene without gap. */
  readonly pieces: readonly Piece[];
  /** Addresses of the clips that are those that the lock has at their address. */
  readonly held: readonly Address[];
};

/** A conformed clip where it stands in its scene. */
export type Piece = {
  readonly address: Address;
  /** In frames of the scene. */
  readonly from: number;
  readonly frames: number;
  /** Whether it is matched to the piece before it, which it continues. */
  readonly seam: boolean;
  readonly clip: {readonly id: StepId; readonly key: Key};
  readonly conform: {readonly id: StepId; readonly key: Key};
};

type ClipStep = DraftStepOf<'clip'> | DraftStepOf<'extension'>;

/** Steps of a scene in one format; remembered for as long as nothing that they depend on changes. */
export function draftScene(scene: SurveyedScene, context: SceneContext, memo: PlanMemo): SceneSteps {
  return memo.steps.recall(scene, surroundingsOf(scene, context), () => draft(scene, context));
}

/** What a scene's steps depend on besides the scene. */
function surroundingsOf(scene: SurveyedScene, context: SceneContext): readonly unknown[] {
  const found: unknown[] = [context.digest];
  for (const {read, parts} of scene.chain.shots) {
    for (const {address} of parts) {
      const locked = lockedAt(address, context);
      found.push(locked?.key, locked?.take, isReplaced(read, address, context));
    }
    for (const {name} of read.identities) found.push(context.members.get(name));
    found.push(firstFrameOf(read, context));
  }
  return found;
}

function draft(scene: SurveyedScene, context: SceneContext): SceneSteps {
  const clips: DraftStep[] = [];
  const conforms: DraftStep[] = [];
  const pieces: Piece[] = [];
  const held: Address[] = [];
  let source: ClipStep | null = null;
  for (const shot of scene.chain.shots) {
    for (const part of shot.parts) {
      const before: ClipStep | null = source;
      const {step, isHeld}: ChosenTake = chooseTake(shot.read, part, context, (take) =>
        clipStep(scene, shot.read, part, before, take, context),
      );
      const upstream = shot.read.seam ? (pieces.at(-1) ?? null) : null;
      const conform = conformStep(step, part.frames, upstream, context);
      clips.push(step);
      conforms.push(conform);
      if (isHeld) held.push(part.address);
      pieces.push({
        address: part.address,
        from: part.from,
        frames: part.frames,
        seam: upstream !== null,
        clip: {id: step.id, key: step.key},
        conform: {id: conform.id, key: conform.key},
      });
      source = step;
    }
  }
  return {steps: [...clips, ...conforms], pieces, held};
}

type ChosenTake = {readonly step: ClipStep; readonly isHeld: boolean};

/**
 * The author's take; else the one that the lock has, wherever the shot stood when it was locked; else the
 * first. One more where another is asked for.
 */
function chooseTake(
  shot: ReadShot,
  {address}: ChosenPart,
  context: SceneContext,
  stepAt: (take: number) => ClipStep,
): ChosenTake {
  const locked = lockedAt(address, context);
  const atLock = locked === undefined ? null : stepAt(locked.take);
  const isHeld = atLock !== null && atLock.key === locked?.key;
  const take = shot.take ?? (isHeld ? null : strayTake(context, stepAt)) ?? locked?.take ?? 1;
  const wanted = isReplaced(shot, address, context) ? take + 1 : take;
  return {step: atLock !== null && wanted === locked?.take ? atLock : stepAt(wanted), isHeld};
}

/** The take at which a shot has the key of a lock entry that has lost its shot. */
function strayTake({strays}: SceneContext, stepAt: (take: number) => ClipStep): number | null {
  return [...new Set(strays.values())].find((take) => strays.has(stepAt(take).key)) ?? null;
}

function clipStep(
  scene: SurveyedScene,
  shot: ReadShot,
  part: ChosenPart,
  source: ClipStep | null,
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

function conformStep(
  clip: ClipStep,
  frames: number,
  upstream: Piece | null,
  context: SceneContext,
): DraftStepOf<'conform'> {
  const {format, outputSize, frameRate} = context;
  const request = {
    ...context.inputs.making.conform,
    source: clip.key,
    size: outputSize,
    frameRate,
    skipSeconds: 0,
    frames,
    ...(upstream !== null && {
      seam: pictureSeam({upstream: upstream.conform.key, upstreamFrames: upstream.frames}, frames, frameRate),
    }),
  };
  return {
    kind: 'conform',
    id: stepId(format, 'conform', clip.address),
    key: stepKey('conform', request),
    address: clip.address,
    format,
    needs: upstream === null ? [clip.id] : [clip.id, upstream.conform.id],
    request,
  };
}

function lockedAt(
  address: Address,
  {inputs, format}: SceneContext,
): {readonly key: Key; readonly take: number} | undefined {
  return Object.hasOwn(inputs.lock.shots, address) ? inputs.lock.shots[address]?.[format] : undefined;
}

function isReplaced(shot: ReadShot, address: Address, {inputs: {replace}}: SceneContext): boolean {
  return replace.has(shot.address) || replace.has(address);
}

function firstFrameOf(shot: ReadShot, {inputs}: SceneContext): string | null {
  if (shot.firstFrame === null) return null;
  const file = inputs.files.get(shot.firstFrame);
  return file?.kind === 'media' ? file.digest : null;
}
