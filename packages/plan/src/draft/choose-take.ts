import type {LockedShot} from '../lock.ts';
import type {Address, DraftStepOf} from '../step.ts';
import type {ReadShot} from '../survey/read-scene.ts';
import type {SceneContext} from './scene-context.ts';

/** A step that an engine makes a picture with. */
export type ClipStep = DraftStepOf<'clip'> | DraftStepOf<'extension'> | DraftStepOf<'edit'>;

export type ChosenTake = {readonly step: ClipStep; readonly isHeld: boolean};

/**
 * The author's take; else the one that the lock has, of this very shot in any row of props, and wherever it stood when
 * it was locked; else the first. Of a pinned shot, rows have no say. One more where another is asked for.
 */
export function chooseTake(
  shot: ReadShot,
  address: Address,
  context: SceneContext,
  stepAt: (take: number) => ClipStep,
): ChosenTake {
  const locked = lockedAt(address, context);
  const atLock = locked === undefined ? null : stepAt(locked.take);
  const isHeld = atLock !== null && atLock.key === locked?.key;
  const heldTake = isHeld ? (locked?.take ?? null) : null;
  const isPinned = isHeld && locked?.pinned === true;
  const newest = isPinned ? heldTake : newestTake(heldTake, rowTake(address, context, stepAt));
  const take = shot.take ?? newest ?? strayTake(context, stepAt) ?? locked?.take ?? 1;
  const replacing = replacingTake(shot, address, context);
  const wanted = replacing === undefined ? take : (replacing ?? take + 1);
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

/** What at an address decides which take it is. */
export function takeSurroundings(
  shot: ReadShot,
  address: Address,
  context: SceneContext,
): readonly unknown[] {
  const locked = lockedAt(address, context);
  const rows = rowShotsAt(address, context).map(({key, take}) => `${key} ${take}`);
  return [locked?.key, locked?.take, locked?.pinned, rows.join(), replacingTake(shot, address, context)];
}

function lockedAt(
  address: Address,
  {inputs, format}: SceneContext,
): Pick<LockedShot, 'key' | 'take' | 'pinned'> | undefined {
  return Object.hasOwn(inputs.lock.shots, address) ? inputs.lock.shots[address]?.[format] : undefined;
}

function rowShotsAt(address: Address, {inputs: {lock}, format}: SceneContext): readonly LockedShot[] {
  const {rows = {}} = lock;
  return (Object.hasOwn(rows, address) ? rows[address]?.[format] : undefined) ?? [];
}

/** `null` for one after the one that there is; nothing where none is asked for. */
function replacingTake(
  shot: ReadShot,
  address: Address,
  {inputs: {replace}}: SceneContext,
): number | null | undefined {
  const own = replace.get(address);
  return own === undefined ? replace.get(shot.address) : own;
}
