import type {CreateRequest, ExtendRequest} from '@matchcut/engine';
import {spellSize} from '../dialects/sizes.ts';
import {modelOf} from '../planning/describe-engine.ts';
import type {Settings} from '../sora-options.ts';
import type {Call} from '../wire/call.ts';
import {encodeBody, type Fields} from './encode-body.ts';
import {seedOf} from './seed.ts';
import type {Shown} from './show-input.ts';

/** A new clip. `identities` are the fields that say who is in it. */
export function createCall(
  request: CreateRequest | ExtendRequest,
  identities: Fields,
  shown: Shown | null,
  settings: Pick<Settings, 'model' | 'dialect'>,
): Call {
  const {encoding, encodingWithFile} = settings.dialect.create;
  const fields = {...createFields(request, settings), ...identities, input_reference: shown?.attachment};
  return {
    method: 'POST',
    path: 'videos',
    body: encodeBody(fields, shown === null ? encoding : encodingWithFile),
  };
}

/** What a new clip is asked for with, files aside. */
export function createFields(
  request: CreateRequest | ExtendRequest,
  {model, dialect}: Pick<Settings, 'model' | 'dialect'>,
): Fields {
  const {seconds, sendsFrameRate, sendsSeed, extra} = dialect.create;
  const {numerator, denominator} = modelOf({model, dialect}).frameRate;
  return {
    ...extra,
    model,
    prompt: request.prompt,
    size: spellSize(request.size),
    seconds: seconds === 'string' ? String(request.seconds) : request.seconds,
    ...(sendsFrameRate && {fps: numerator / denominator}),
    ...(sendsSeed && {seed: seedOf(request)}),
  };
}
