import type {EngineCapabilities} from './capabilities.ts';
import {EngineError} from './engine-error.ts';
import type {FrameRate} from './frame-rate.ts';
import type {EngineRequest} from './request.ts';

/**
 * Throws `engine-refused-request` where a request asks for what is not offered. Plans don't; but a request may come
 * from a plan that was made with other capabilities.
 */
export function checkRequest(request: EngineRequest, capabilities: EngineCapabilities): void {
  const {size, prompt, frameRate} = request;
  const {sizes, identities, promptLength} = capabilities;
  if (!sizes.some(({width, height}) => width === size.width && height === size.height))
    refuse(
      `It makes no clips of ${size.width}x${size.height}.`,
      `Use one of ${sizes.map(({width, height}) => `${width}x${height}`).join(', ')}.`,
    );
  checkKind(request, capabilities);
  if (prompt.length > promptLength)
    refuse(`The prompt has ${prompt.length} characters.`, `Use ${promptLength} at most.`);
  if (frameRate !== null && !isFrameRate(frameRate))
    refuse(
      `It makes no clips of ${frameRate.numerator}/${frameRate.denominator} frames a second.`,
      'Use a rate up to 120.',
    );
  if (request.kind !== 'edit' && request.identities.length > identities.perShot)
    refuse(
      `The shot names ${request.identities.length} characters and props.`,
      `Name ${identities.perShot} at most.`,
    );
}

function checkKind(
  request: EngineRequest,
  {seconds, continuation, edit, firstFrame}: EngineCapabilities,
): void {
  switch (request.kind) {
    case 'create':
      if (request.firstFrame !== null && !firstFrame)
        refuse('It starts no clip from an image.', 'Leave the first frame out.');
      return checkSeconds(request.seconds, seconds);
    case 'extend':
      if (continuation.kind === 'none') refuse('It continues no clips.', 'Cut to a new scene instead.');
      return checkSeconds(
        request.seconds,
        continuation.kind === 'extension' ? continuation.seconds : seconds,
      );
    case 'edit':
      // An edit lasts as long as what it changes.
      if (!edit) refuse('It changes no finished clips.', 'Leave the edit out.');
      return;
    default:
      return request satisfies never;
  }
}

function checkSeconds(seconds: number, offered: readonly number[]): void {
  if (!offered.includes(seconds))
    refuse(`It makes no clips of ${seconds} s.`, `Use one of ${offered.join(', ')} s.`);
}

function isFrameRate({numerator, denominator}: FrameRate): boolean {
  return (
    Number.isInteger(numerator) &&
    Number.isInteger(denominator) &&
    numerator > 0 &&
    denominator > 0 &&
    numerator / denominator <= 120
  );
}

function refuse(what: string, hint: string): never {
  throw new EngineError('engine-refused-request', `The engine refused the shot. ${what} ${hint}`, {hint});
}
