import {EngineError} from '@matchcut/engine';
import {capabilities} from './capabilities.ts';
import type {PanelNote} from './panel.ts';

/** Throws `engine-refused-request` where a clip was continued as often, or is as long, as may be. */
export function checkChain(note: PanelNote | null, seconds: number): void {
  const {continuation} = capabilities;
  if (note === null || continuation.kind !== 'extension') return;
  const {parts, seconds: before} = note.end.chain;
  if (parts > continuation.count)
    refuse(
      `The clip was continued ${parts - 1} times already.`,
      `Continue a clip ${continuation.count} times at most.`,
    );
  if (before + seconds > continuation.totalSeconds)
    refuse(
      `The clip and its continuations would last ${before + seconds} s.`,
      `Keep them within ${continuation.totalSeconds} s.`,
    );
}

function refuse(what: string, hint: string): never {
  throw new EngineError('engine-refused-request', `The animatic engine refused the shot. ${what} ${hint}`, {
    hint,
  });
}
