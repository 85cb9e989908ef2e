import type {EngineCapabilities, FrameRate} from '@matchcut/engine';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {framesIn} from '../frame-rate.ts';
import type {Address} from '../step.ts';
import type {ReadShot} from './read-scene.ts';

/** How a scene is made of clips that the engine can make, and what part of each is used. */
export type ChosenChain = {
  readonly frames: number;
  readonly shots: readonly ChosenShot[];
  readonly diagnostics: readonly Diagnostic[];
};

export type ChosenShot = {
  readonly read: ReadShot;
  /** In frames of the scene. */
  readonly from: number;
  readonly frames: number;
  /** One clip, or a chain of clips where the shot is longer than the engine's longest. Empty for an edit. */
  readonly parts: readonly ChosenPart[];
};

export type ChosenPart = {
  readonly address: Address;
  readonly from: number;
  readonly frames: number;
  /** Length of the clip that is asked for. */
  readonly askSeconds: number;
};

/**
 * Solves the free lengths of a scene's shots for an engine that offers only some.
 *
 * A continuation goes on where its source *ends*, so nothing may be trimmed between two shots: an inner
 * boundary moves to the nearest length that the engine can make, and only the end of the scene is trimmed.
 * The scene itself always lasts exactly as long as its author said.
 */
export function chooseChain(
  shots: readonly ReadShot[],
  capabilities: EngineCapabilities,
  rate: FrameRate,
): ChosenChain {
  const diagnostics: Diagnostic[] = [];
  const chosen: ChosenShot[] = [];
  const timed = shots.filter((shot) => shot.kind !== 'edit');
  const total = timed.reduce((sum, shot) => sum + shot.seconds, 0);
  const scene = shots[0];
  if (scene === undefined) return {frames: 0, shots: [], diagnostics};

  let wanted = 0;
  let generated = 0;
  let clips = 0;
  for (const shot of shots) {
    if (shot.kind === 'edit') {
      const before = chosen.at(-1);
      chosen.push({read: shot, from: before?.from ?? 0, frames: before?.frames ?? 0, parts: []});
      continue;
    }
    wanted += shot.seconds;
    const isLast = shot === timed.at(-1);
    const start = generated;
    const asks = isLast
      ? askAtLeast(total - generated, clips, capabilities)
      : askNear(wanted - generated, total - generated, clips, capabilities);
    if (asks === null || start >= total) {
      diagnostics.push(tooShort(shot, total));
      return {frames: Math.max(1, framesIn(total, rate)), shots: chosen, diagnostics};
    }
    const parts: ChosenPart[] = [];
    for (const askSeconds of asks) {
      const end = Math.min(generated + askSeconds, total);
      const from = framesIn(generated, rate);
      parts.push({
        address: parts.length === 0 ? shot.address : `${shot.address}/part-${parts.length + 1}`,
        from,
        frames: framesIn(end, rate) - from,
        askSeconds,
      });
      generated += askSeconds;
    }
    clips += asks.length;
    const from = framesIn(start, rate);
    const end = isLast ? total : generated;
    chosen.push({read: shot, from, frames: framesIn(end, rate) - from, parts});
    explain(shot, asks, isLast);
  }
  if (framesIn(total, rate) < 1) diagnostics.push(tooShort(scene, total));
  checkChain();
  return {frames: framesIn(total, rate), shots: chosen, diagnostics};

  function explain(shot: ReadShot, asks: readonly number[], isLast: boolean): void {
    if (asks.length > 1) {
      diagnostics.push(
        diagnostic(
          'seconds-chained',
          shot.where,
          `${seconds(shot.seconds)} are longer than one clip can be: made as ${asks.join(' + ')} s, one continuing the other.`,
          'Nothing to do; shorter shots drift less.',
        ),
      );
    }
    if (isLast && generated - total > 1e-9) {
      diagnostics.push(
        diagnostic(
          'seconds-trimmed',
          shot.where,
          `Asks for ${seconds(asks.at(-1) ?? 0)} and trims ${seconds(generated - total)} that is paid for and not used.`,
          `The engine makes ${offered(capabilities, clips > 1)} s.`,
        ),
      );
    }
    if (!isLast && Math.abs(generated - wanted) > 1e-9) {
      diagnostics.push(
        diagnostic(
          'boundary-moved',
          shot.where,
          `The shot that continues this one begins ${seconds(generated)} into the scene instead of ${seconds(wanted)}: it can only go on where a clip ends.`,
          `To have it exact, use lengths that the engine makes: ${offered(capabilities, false)} s.`,
        ),
      );
    }
  }

  function checkChain(): void {
    if (clips < 2) return;
    const last = timed.at(-1) ?? scene;
    const {continuation} = capabilities;
    if (last === undefined) return;
    if (continuation.kind === 'none') {
      diagnostics.push(
        diagnostic(
          'unsupported-continuation',
          last.where,
          `The engine can't continue a clip, and this scene needs ${clips} clips in one stretch.`,
          'Use a scene of its own for each shot, or another engine.',
        ),
      );
    } else if (clips - 1 > continuation.count || generated > continuation.totalSeconds) {
      diagnostics.push(
        diagnostic(
          'chain-too-long',
          last.where,
          `The scene needs ${clips - 1} continuations and ${seconds(generated)} in one chain; the engine allows ${continuation.count} and ${seconds(continuation.totalSeconds)}.`,
          'Split the scene in two.',
        ),
      );
    }
  }

  function tooShort(shot: ReadShot, length: number): Diagnostic {
    return diagnostic(
      'unsupported-seconds',
      shot.where,
      `${seconds(length)} leave no room for this shot: the engine makes clips of ${offered(capabilities, clips > 0)} s.`,
      'Make the scene longer, or its shots fewer.',
    );
  }
}

/** Lengths that may be asked for the next clip of a chain, ascending. */
function allowedSeconds(capabilities: EngineCapabilities, isFirst: boolean): readonly number[] {
  if (isFirst) return capabilities.seconds;
  // Where continuing is impossible the chain is still solved, so that the diagnostic can say what it would need.
  return capabilities.continuation.kind === 'extension' ? capabilities.continuation.seconds : capabilities.seconds;
}

/** The clips whose sum is the shortest that covers `length`. */
function askAtLeast(length: number, clips: number, capabilities: EngineCapabilities): readonly number[] | null {
  const asks: number[] = [];
  let left = length;
  while (left > 1e-9) {
    const allowed = allowedSeconds(capabilities, clips + asks.length === 0);
    const ask = allowed.find((value) => value >= left - 1e-9) ?? allowed.at(-1);
    if (ask === undefined) return null;
    asks.push(ask);
    left -= ask;
  }
  return asks.length === 0 ? null : asks;
}

/** The clips whose sum is nearest to `length` and still leaves something of `room`; the longer of two equals. */
function askNear(
  length: number,
  room: number,
  clips: number,
  capabilities: EngineCapabilities,
): readonly number[] | null {
  const asks: number[] = [];
  let left = length;
  for (;;) {
    const allowed = allowedSeconds(capabilities, clips + asks.length === 0);
    const longest = allowed.at(-1);
    if (longest === undefined) return null;
    if (left > longest) {
      asks.push(longest);
      left -= longest;
      continue;
    }
    const spent = length - left;
    const fitting = allowed.filter((value) => spent + value < room - 1e-9);
    // A shot that has clips already may also end with them.
    const candidates = asks.length > 0 ? [0, ...fitting] : fitting;
    const best = candidates.toSorted((a, b) => Math.abs(a - left) - Math.abs(b - left) || b - a)[0];
    if (best === undefined) return null;
    return best === 0 ? asks : [...asks, best];
  }
}

function offered(capabilities: EngineCapabilities, isContinuation: boolean): string {
  return allowedSeconds(capabilities, !isContinuation).join(', ');
}

/** Seconds for people: `6.5 s`. */
function seconds(value: number): string {
  return `${Number(value.toFixed(3))} s`;
}
