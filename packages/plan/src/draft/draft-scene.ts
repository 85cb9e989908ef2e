import type {FrameRate, RequestedIdentity} from '@matchcut/engine';
import {framesIn} from '../frame-rate.ts';
import {stepKey, type Digest, type Key} from '../key.ts';
import type {LockedShot} from '../lock.ts';
import type {PlanMemo} from '../plan-memo.ts';
import {pictureSeam} from '../seam.ts';
import type {Address, DraftStep, DraftStepOf, FocusFrame, StepId} from '../step.ts';
import type {ChosenPart} from '../survey/choose-chain.ts';
import type {FocusAt} from '../survey/read-reframe.ts';
import type {ReadShot} from '../survey/read-scene.ts';
import type {SurveyedScene} from '../survey/survey-scene.ts';
import {castsContinuations} from '../survey/identity-keeping.ts';
import {noStyle} from '../survey/style-words.ts';
import {writePrompt} from '../survey/write-prompt.ts';
import {engineUse} from './engine-use.ts';
import type {SceneContext} from './scene-context.ts';
import {stepId} from './step-id.ts';

/** A scene's clips and their conformed copies. */
export type SceneSteps = {
  /** Clips and edits of them, then a conform for each piece. */
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
  /** How many of them, the last ones, stand still, in silence. */
  readonly freezeFrames: number;
  /** How its clip is heard. */
  readonly sound: {readonly skipSeconds: number; readonly speed: number; readonly volume: number};
  /** Whether it is matched to the piece before it, which it continues. */
  readonly seam: boolean;
  readonly clip: {readonly id: StepId; readonly key: Key};
  readonly conform: {readonly id: StepId; readonly key: Key};
};

type ClipStep = DraftStepOf<'clip'> | DraftStepOf<'extension'> | DraftStepOf<'edit'>;

/**
 * Steps of a scene in one format; remembered for as long as nothing that they depend on changes.
 *
 * @param source what a scene that begins with a branch continues.
 */
export function draftScene(
  scene: SurveyedScene,
  source: ClipRef | null,
  context: SceneContext,
  memo: PlanMemo,
): SceneSteps {
  const surroundings = [source?.id, source?.key, ...surroundingsOf(scene, context)];
  return memo.steps.recall(scene, surroundings, () => draft(scene, source, context));
}

/** A clip by its step. */
export type ClipRef = {readonly id: StepId; readonly key: Key};

/** The clip at the end of a shot, as it is shown. */
export function clipOfShot({pieces}: SceneSteps, shot: Address): ClipRef | null {
  const ofShot = pieces.filter(({address}) => address === shot || address.startsWith(`${shot}/part-`));
  return ofShot.at(-1)?.clip ?? null;
}

/** What a scene's steps depend on besides the scene. */
function surroundingsOf(scene: SurveyedScene, context: SceneContext): readonly unknown[] {
  const found: unknown[] = [context.digest];
  for (const {read, parts} of scene.chain.shots) {
    const addresses = read.kind === 'edit' ? [read.address] : parts.map(({address}) => address);
    for (const address of addresses) {
      const locked = lockedAt(address, context);
      const rows = rowShotsAt(address, context).map(({key, take}) => `${key} ${take}`);
      found.push(locked?.key, locked?.take, rows.join(), isReplaced(read, address, context));
    }
    for (const {name} of read.identities) found.push(context.members.get(name));
    found.push(firstFrameOf(read, context));
  }
  found.push(...gradesOf(scene, context));
  return found;
}

/**
 * Steps of a scene whose pictures in this format are parts of those of another one: its clips are that one's.
 *
 * @param whole the scene's steps in the other format.
 */
export function cropScene(
  scene: SurveyedScene,
  whole: SceneSteps,
  context: SceneContext,
  memo: PlanMemo,
): SceneSteps {
  const surroundings = [context.digest, whole, ...gradesOf(scene, context)];
  return memo.steps.recall(scene, surroundings, () => {
    const parts = scene.chain.shots.flatMap(({read, parts: own}) => own.map((part) => ({shot: read, part})));
    const shown = whole.pieces.flatMap(({clip}, index) => {
      const part = parts[index];
      return part === undefined ? [] : [{...part, clip, focus: scene.read.focus}];
    });
    const {conforms, pieces} = conformClips(scene, shown, context);
    return {steps: conforms, pieces, held: []};
  });
}

function draft(scene: SurveyedScene, source: ClipRef | null, context: SceneContext): SceneSteps {
  const {made, held} = draftClips(scene, source, context);
  const {conforms, pieces} = conformClips(scene, made, context);
  return {steps: [...made.flatMap(({steps}) => steps), ...conforms], pieces, held};
}

type ShownClip = Pick<MadeClip, 'shot' | 'part'> & {
  readonly clip: ClipRef;
  /** Only where the picture is cropped. */
  readonly focus?: readonly FocusAt[];
};

/** In order; each may be matched to the one before it. */
function conformClips(
  scene: SurveyedScene,
  shown: readonly ShownClip[],
  context: SceneContext,
): {readonly conforms: readonly DraftStep[]; readonly pieces: readonly Piece[]} {
  const {timing, volume} = scene.read;
  const grades = gradesOf(scene, context);
  const conforms: DraftStep[] = [];
  const pieces: Piece[] = [];
  for (const {shot, part, clip, focus = []} of shown) {
    const upstream = shot.seam ? (pieces.at(-1) ?? null) : null;
    const conform = conformStep(clip, {...part, speed: timing.speed, grades, focus}, upstream, context);
    conforms.push(conform);
    pieces.push({
      address: part.address,
      from: part.from,
      frames: part.frames,
      freezeFrames: part.freezeFrames,
      sound: {skipSeconds: part.skipSeconds, speed: timing.speed, volume},
      seam: upstream !== null,
      clip: {id: clip.id, key: clip.key},
      conform: {id: conform.id, key: conform.key},
    });
  }
  return {conforms, pieces};
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
  source: ClipRef | null,
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

type ChosenTake = {readonly step: ClipStep; readonly isHeld: boolean};

/**
 * The author's take; else the one that the lock has, of this very shot in any row of props, and wherever it stood when
 * it was locked; else the first. One more where another is asked for.
 */
function chooseTake(
  shot: ReadShot,
  address: Address,
  context: SceneContext,
  stepAt: (take: number) => ClipStep,
): ChosenTake {
  const locked = lockedAt(address, context);
  const atLock = locked === undefined ? null : stepAt(locked.take);
  const isHeld = atLock !== null && atLock.key === locked?.key;
  const heldTake = isHeld ? (locked?.take ?? null) : null;
  const newest = newestTake(heldTake, rowTake(address, context, stepAt));
  const take = shot.take ?? newest ?? strayTake(context, stepAt) ?? locked?.take ?? 1;
  const wanted = isReplaced(shot, address, context) ? take + 1 : take;
  return {step: atLock !== null && wanted === locked?.take ? atLock : stepAt(wanted), isHeld};
}

/** The newest take at which a shot has the key of one that the lock has for a row of props. */
function rowTake(address: Address, context: SceneContext, stepAt: (take: number) => ClipStep): number | null {
  const shots = rowShotsAt(address, context);
  const keys = new Set(shots.map(({key}) => key));
  const takes = [...new Set(shots.map(({take}) => take))].toSorted((one, other) => other - one);
  return takes.find((take) => keys.has(stepAt(take).key)) ?? null;
}

function newestTake(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/** The take at which a shot has the key of a lock entry that has lost its shot. */
function strayTake({strays}: SceneContext, stepAt: (take: number) => ClipStep): number | null {
  return [...new Set(strays.values())].find((take) => strays.has(stepAt(take).key)) ?? null;
}

function clipStep(
  scene: SurveyedScene,
  shot: ReadShot,
  part: ChosenPart,
  source: ClipRef | null,
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

type ConformedPart = ChosenPart & {
  readonly speed: number;
  readonly grades: readonly Digest[];
  readonly focus: readonly FocusAt[];
};

function conformStep(
  clip: ShownClip['clip'],
  {address, from, frames, skipSeconds, freezeFrames, speed, grades, focus}: ConformedPart,
  upstream: Piece | null,
  context: SceneContext,
): DraftStepOf<'conform'> {
  const {format, outputSize, frameRate} = context;
  const request = {
    ...context.inputs.making.conform,
    source: clip.key,
    size: outputSize,
    frameRate,
    skipSeconds,
    ...(speed !== 1 && {speed}),
    frames,
    ...(freezeFrames > 0 && {freezeFrames}),
    ...(focus.length > 0 && {focus: focusFrames(focus, from, frameRate)}),
    ...(grades.length > 0 && {grades}),
    ...(upstream !== null && {
      seam: pictureSeam({upstream: upstream.conform.key, upstreamFrames: upstream.frames}, frames, frameRate),
    }),
  };
  return {
    kind: 'conform',
    id: stepId(format, 'conform', address),
    key: stepKey('conform', request),
    address,
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

function rowShotsAt(address: Address, {inputs: {lock}, format}: SceneContext): readonly LockedShot[] {
  const {rows = {}} = lock;
  return (Object.hasOwn(rows, address) ? rows[address]?.[format] : undefined) ?? [];
}

function isReplaced(shot: ReadShot, address: Address, {inputs: {replace}}: SceneContext): boolean {
  return replace.has(shot.address) || replace.has(address);
}

/** Counted from the start of a piece of the scene. One that never moves is the same in all pieces. */
function focusFrames(focus: readonly FocusAt[], from: number, rate: FrameRate): readonly FocusFrame[] {
  if (focus.length === 1) return focus.map(({x, y}) => ({frame: 0, x, y}));
  return focus.map(({at, x, y}) => ({frame: framesIn(at, rate) - from, x, y}));
}

/** In the order in which they are applied: a scene's own look first, that of the film last. */
function gradesOf({grades}: SurveyedScene, {inputs}: SceneContext): readonly Digest[] {
  return grades.toReversed().flatMap(({path}) => {
    const file = inputs.files.get(path);
    return file?.kind === 'lut' ? [file.digest] : [];
  });
}

function firstFrameOf(shot: ReadShot, {inputs}: SceneContext): string | null {
  if (shot.firstFrame === null) return null;
  const file = inputs.files.get(shot.firstFrame);
  return file?.kind === 'media' ? file.digest : null;
}
