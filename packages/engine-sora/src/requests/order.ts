import {EngineError, type EngineInputs, type EngineRequest} from '@matchcut/engine';
import type {Footage} from '../footage/footage.ts';
import type {Settings} from '../sora-options.ts';
import type {Call} from '../wire/call.ts';
import {editCall, extendCall} from './change-call.ts';
import {createCall} from './create-call.ts';
import {showIdentities} from './show-identities.ts';
import {showEnd, showFirstFrame, type Shown} from './show-input.ts';

/** A request as it goes to the server. */
export type Order = {
  readonly call: Call;
  /** What was made of the file that goes along. */
  readonly fitted: string | null;
};

/** Throws `engine-bad-input`, `engine-refused-request`. */
export async function orderOf(
  request: EngineRequest,
  inputs: EngineInputs,
  settings: Settings,
  footage: Footage,
  signal: AbortSignal | undefined,
): Promise<Order> {
  const {identities, continuation, edit} = settings.dialect;
  if (request.kind === 'edit')
    return {call: editCall(request, inputs, edit?.encoding ?? 'json'), fitted: null};
  if (request.kind === 'extend' && continuation.kind === 'extensions')
    return {call: extendCall(request, inputs, continuation.encoding), fitted: null};
  const shown = await showInput();
  const who = await showIdentities(request, inputs, shown, identities, footage, signal);
  return {call: createCall(request, who, shown, settings), fitted: shown?.fitted ?? null};

  async function showInput(): Promise<Shown | null> {
    const {firstFrame, source} = inputs;
    if (continuation.kind !== 'extensions' && request.kind === 'extend') {
      if (source === null)
        throw new EngineError('engine-bad-input', 'The clip that the shot starts from was not given.');
      return showEnd(source.path, request.size, continuation, footage, signal);
    }
    return firstFrame && showFirstFrame(firstFrame.path, request.size, footage, signal);
  }
}
