import type {EngineCapabilities, FrameRate} from '@matchcut/engine';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {framesIn, secondsOf} from '../frame-rate.ts';
import type {Address} from '../step.ts';
import {askNear, askToCover, offersAfter} from './choose-asks.ts';
import type {ReadScene, ReadShot} from './read-scene.ts';

/** How a scene is made of clips that the engine can make, and what part of each is used. */
export type ChosenChain = {
  /** At least 1. */
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
  /** In frames of the scene. */
  readonly from: number;
  readonly frames: number;
  /** Length of the clip that is asked for. */
  readonly askSeconds: number;
  /** Seconds of the clip that are left out at its start. */
  readonly skipSeconds: number;
  /** How many of its frames, the last ones, are its last picture. */
  readonly freezeFrames: number;
};

/**
 * Solves the free lengths of a scene's shots for an engine that offers only some.
 *
 * A continuation goes on where its source *ends*, so nothing may be trimmed between two shots: an inner
 * boundary moves to the nearest length that the engine can make, and only the end of the scene is trimmed.
 * The scene itself always lasts exactly as long as its author said, to the nearest frame.
 */
export function chooseChain(
  {shots, timing}: Pick<ReadScene, 'shots' | 'timing'>,
  capabilities: EngineCapabilities,
  rate: FrameRate,
): ChosenChain {
  const timed = shots.filter((shot) => shot.kind !== 'edit');
  const {trimStart, trimEnd, speed, freeze} = timing;
  const total = timed.reduce((sum, shot) => sum + shot.seconds, 0);
  /** Without what stands still. */
  const frames = framesIn(total, rate);
  const freezeFrames = framesIn(freeze, rate);
  // What is asked for is counted in seconds of footage, from where the opening clip begins.
  const footageAt = (seconds: number): number => trimStart + seconds * speed;
  const frameAt = (footage: number): number => framesIn((footage - trimStart) / speed, rate);
  // From here on a clip reaches the scene's last frame; one that ends before it leaves room for another.
  const reach = footageAt(secondsOf(frames - 0.5, rate)) + trimEnd;
  const chosen: ChosenShot[] = [];
  const notes: Diagnostic[] = [];

  // A branch continues a clip of another scene.
  const clipsBefore = (shots[0]?.branchesFrom ?? null) === null ? 0 : 1;
  let wanted = trimStart;
  let generated = 0;
  let clips = 0;
  for (const shot of shots) {
    if (shot.kind === 'edit') {
      chosen.push({
        read: shot,
        from: chosen.at(-1)?.from ?? 0,
        frames: chosen.at(-1)?.frames ?? 0,
        parts: [],
      });
      continue;
    }
    wanted += shot.seconds * speed;
    const isLast = shot === timed.at(-1);
    const offers = offersAfter(clipsBefore + clips, capabilities);
    const asks = isLast
      ? askToCover(reach - generated, offers)
      : askNear(wanted - generated, reach - generated, offers);
    if (frames < 1 || asks.length === 0) return unsolved(shot);

    const from = Math.max(0, frameAt(generated));
    const parts = asks.map((askSeconds, index): ChosenPart => {
      const isFirst = generated === 0;
      const partFrom = Math.max(0, frameAt(generated));
      generated += askSeconds;
      const isEnd = isLast && index === asks.length - 1;
      return {
        address: partAddress(shot, index),
        from: partFrom,
        frames: (isEnd ? frames + freezeFrames : frameAt(generated)) - partFrom,
        askSeconds,
        skipSeconds: isFirst ? trimStart : 0,
        freezeFrames: isEnd ? freezeFrames : 0,
      };
    });
    // Trimmed away altogether, and continued.
    if (parts.some((part) => part.frames - part.freezeFrames < 1)) return unsolved(shot);
    const end = isLast ? frames + freezeFrames : frameAt(generated);
    chosen.push({read: shot, from, frames: end - from, parts});
    clips += asks.length;
    if (asks.length > 1) notes.push(noteChained(shot, asks));
    if (!isLast && end !== frameAt(wanted)) notes.push(noteMoved(shot));
    if (isLast && frameAt(generated - trimEnd) > frames) notes.push(noteTrimmed(shot, asks.at(-1) ?? 0));
  }
  const errors = checkChain();
  return {frames: frames + freezeFrames, shots: chosen, diagnostics: errors.length > 0 ? errors : notes};

  /** The scene as it is written, so that everything else about it can still be told. */
  function unsolved(shot: ReadShot): ChosenChain {
    let end = 0;
    const asWritten = shots.map((read): ChosenShot => {
      const from = framesIn(end, rate);
      end += read.seconds;
      const span = {from, frames: Math.max(1, framesIn(end, rate) - from)};
      const part = {
        ...span,
        address: read.address,
        askSeconds: offersAfter(clipsBefore, capabilities).next[0] ?? 1,
        skipSeconds: 0,
        freezeFrames: 0,
      };
      return {read, ...span, parts: read.kind === 'edit' ? [] : [part]};
    });
    const problem =
      frames < 1
        ? diagnostic(
            'unsupported-seconds',
            shot.where,
            `${seconds(total)} are less than one frame.`,
            'Make the scene longer.',
          )
        : diagnostic(
            'unsupported-seconds',
            shot.where,
            `${seconds(total)} are too short for all shots of this scene: the engine makes clips of ${offered()} s, and a clip that is continued is used to its end.`,
            'Make the scene longer, or its shots fewer.',
          );
    return {frames: Math.max(1, frames), shots: asWritten, diagnostics: [problem]};
  }

  function checkChain(): readonly Diagnostic[] {
    const last = timed.at(-1);
    const chained = clipsBefore + clips;
    if (chained < 2 || last === undefined) return [];
    const {continuation} = capabilities;
    if (continuation.kind === 'none') {
      return [
        diagnostic(
          'unsupported-continuation',
          last.where,
          `The engine can't continue a clip, and this scene needs ${chained} clips in one stretch.`,
          'Use a scene of its own for each shot, or another engine.',
        ),
      ];
    }
    const longest = continuation.kind === 'extension' ? continuation.totalSeconds : Infinity;
    if (chained - 1 <= continuation.count && generated <= longest + 1e-9) return [];
    return [
      diagnostic(
        'chain-too-long',
        last.where,
        `The scene needs ${chained - 1} continuations and ${seconds(generated)} in one chain; the engine allows ${continuation.count}${longest === Infinity ? '' : ` and ${seconds(longest)}`}.`,
        'Split the scene in two.',
      ),
    ];
  }

  function noteChained(shot: ReadShot, asks: readonly number[]): Diagnostic {
    return diagnostic(
      'seconds-chained',
      shot.where,
      `${seconds(shot.seconds)} are longer than one clip can be: made as ${asks.join(' + ')} s, one continuing the other.`,
      'Nothing to do; shorter shots drift less.',
    );
  }

  function noteTrimmed(shot: ReadShot, askSeconds: number): Diagnostic {
    return diagnostic(
      'seconds-trimmed',
      shot.where,
      `Asks for ${seconds(askSeconds)} and trims ${seconds(generated - trimEnd - footageAt(total))} that is made and not used.`,
      `The engine makes ${offered(clips - 1)} s.`,
    );
  }

  function noteMoved(shot: ReadShot): Diagnostic {
    return diagnostic(
      'boundary-moved',
      shot.where,
      `The shot that continues this one begins ${seconds((generated - trimStart) / speed)} into the scene instead of ${seconds((wanted - trimStart) / speed)}: it can only go on where a clip ends.`,
      `To have it exact, use lengths that the engine makes: ${offered()} s.`,
    );
  }

  function offered(after = 0): string {
    return offersAfter(after, capabilities).next.join(', ');
  }
}

/** The first clip of a shot is the shot; what continues it within the shot is numbered from 2. */
function partAddress(shot: ReadShot, index: number): Address {
  return index === 0 ? shot.address : `${shot.address}/part-${index + 1}`;
}

/** Seconds for people: `6.5 s`. */
function seconds(value: number): string {
  return `${Number(value.toFixed(3))} s`;
}
