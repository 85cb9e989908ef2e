import type {Engine} from '../engine.ts';
import type {EngineInputs} from '../inputs.ts';
import type {CreateRequest, ExtendRequest, RequestedIdentity} from '../request.ts';

/** Few frames, so that the suite is quick where clips are really painted. */
export const fewFrames = {numerator: 12, denominator: 1};

export const noInputs: EngineInputs = {identities: [], source: null, firstFrame: null};

/** The shortest clip of the first size. */
export function shortest({capabilities}: Engine): CreateRequest {
  return {
    kind: 'create',
    take: 1,
    prompt: 'An empty platform in the rain. Slow push in.',
    size: firstSize({capabilities}),
    seconds: capabilities.seconds[0] ?? 0,
    frameRate: capabilities.frameRate === 'requested' ? fewFrames : null,
    identities: [],
    firstFrame: null,
  };
}

/** The shortest continuation of a clip. */
export function shortestContinuation({capabilities}: Engine, first: CreateRequest): ExtendRequest {
  const {continuation, seconds} = capabilities;
  const lengths = continuation.kind === 'extension' ? continuation.seconds : seconds;
  return {
    kind: 'extend',
    take: 1,
    prompt: 'The train arrives.',
    size: first.size,
    seconds: lengths[0] ?? first.seconds,
    frameRate: first.frameRate,
    identities: [],
    source: 'key of the source',
  };
}

export function firstSize({capabilities}: Pick<Engine, 'capabilities'>): CreateRequest['size'] {
  return capabilities.sizes[0] ?? {width: 0, height: 0};
}

export function identity(name: string): RequestedIdentity {
  return {name, key: `key of ${name}`};
}

/** As another process gets it. */
export function overJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
