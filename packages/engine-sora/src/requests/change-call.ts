import {
  EngineError,
  type EditRequest,
  type EngineInputs,
  type ExtendRequest,
  type Job,
} from '@matchcut/engine';
import type {Encoding} from '../dialects/dialect.ts';
import {engineId} from '../jobs/job-state.ts';
import type {Call} from '../wire/call.ts';
import {encodeBody} from './encode-body.ts';

const sourceIsGone = {
  code: 'engine-job-unknown',
  needsWords: true,
  hint: 'The server no longer has the clip that the shot starts from. Make that one again with --replace.',
} as const;

/** The next part of a clip that the server made. It inherits size, model and cast, so nothing else is said. */
export function extendCall({prompt, seconds}: ExtendRequest, inputs: EngineInputs, encoding: Encoding): Call {
  const video = {id: sourceOf(inputs).id};
  return {
    method: 'POST',
    path: 'videos/extensions',
    body: encodeBody({prompt, seconds: String(seconds), video}, encoding),
    meanings: {404: sourceIsGone},
  };
}

/** A clip that the server made, with one change. */
export function editCall({prompt}: EditRequest, inputs: EngineInputs, encoding: Encoding): Call {
  const video = {id: sourceOf(inputs).id};
  return {
    method: 'POST',
    path: 'videos/edits',
    body: encodeBody({prompt, video}, encoding),
    meanings: {404: sourceIsGone},
  };
}

function sourceOf({source}: EngineInputs): Job {
  if (source === null)
    throw new EngineError('engine-bad-input', 'The clip that the shot starts from was not given.');
  if (source.job?.engine !== engineId)
    throw new EngineError(
      'engine-bad-input',
      `The server can only go on from a clip that it made itself, and ${source.job === null ? 'nobody knows which job made this one' : `this one is of the engine ${source.job.engine}`}.`,
      {hint: 'Make the clip that the shot starts from again with --replace.'},
    );
  return source.job;
}
