import {EngineError, type EngineRequest} from '@matchcut/engine';
import {capabilities} from './capabilities.ts';
import type {PanelNote} from './panel.ts';

/** Throws `engine-refused-request` where a request asks for what is not offered. */
export function checkRequest(request: EngineRequest): void {
  const {size, seconds, prompt, frameRate} = request;
  const {sizes, seconds: lengths, identities, promptLength} = capabilities;
  if (!sizes.some(({width, height}) => width === size.width && height === size.height)) {
    refuse(
      `It does not paint ${size.width}x${size.height}.`,
      `Use one of ${sizes.map(({width, height}) => `${width}x${height}`).join(', ')}.`,
    );
  }
  if (!lengths.includes(seconds))
    refuse(`It does not paint clips of ${seconds} s.`, `Use one of ${lengths.join(', ')} s.`);
  if (prompt.length > promptLength)
    refuse(`The prompt has ${prompt.length} characters.`, `Use ${promptLength} at most.`);
  if (
    frameRate !== null &&
    !(
      frameRate.numerator > 0 &&
      frameRate.denominator > 0 &&
      Number.isInteger(frameRate.numerator) &&
      Number.isInteger(frameRate.denominator) &&
      frameRate.numerator / frameRate.denominator <= 120
    )
  ) {
    refuse(
      `It does not paint ${frameRate.numerator}/${frameRate.denominator} frames a second.`,
      'Use a rate up to 120.',
    );
  }
  if (request.kind !== 'edit' && request.identities.length > identities.perShot) {
    refuse(
      `The shot names ${request.identities.length} characters and props.`,
      `Name ${identities.perShot} at most.`,
    );
  }
}

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
