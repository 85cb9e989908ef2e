import {
  usualPace,
  type ContinuationCapability,
  type EngineCapabilities,
  type EnginePace,
  type IdentityCapability,
  type JsonObject,
} from '@matchcut/engine';
import type {ContinuationDialect, IdentityDialect, Model} from '../dialects/dialect.ts';
import type {Settings} from '../sora-options.ts';

export function modelOf({model, dialect}: Pick<Settings, 'model' | 'dialect'>): Model {
  return dialect.models[model] ?? dialect.otherModels;
}

export function capabilitiesOf({
  model: name,
  dialect,
}: Pick<Settings, 'model' | 'dialect'>): EngineCapabilities {
  const model = modelOf({model: name, dialect});
  return {
    sizes: model.sizes,
    seconds: model.seconds,
    frameRate: model.frameRate,
    identities: identitiesOf(dialect.identities),
    continuation: continuationOf(dialect.continuation),
    edit: dialect.edit !== null,
    firstFrame: dialect.create.hasFirstFrame,
    sound: model.hasSound,
    promptLength: model.promptLength,
  };
}

function identitiesOf({kind, perShot}: IdentityDialect): IdentityCapability {
  switch (kind) {
    case 'characters':
      return {kind: 'handle', perShot, usd: 0, needsReference: true};
    case 'pictures':
      return {kind: 'reference', perShot};
    case 'none':
      return {kind: 'look', perShot};
    default:
      return kind satisfies never;
  }
}

function continuationOf(continuation: ContinuationDialect): ContinuationCapability {
  switch (continuation.kind) {
    case 'extensions': {
      const {seconds, count, totalSeconds} = continuation;
      return {kind: 'extension', seconds, count, totalSeconds, returns: 'whole', identities: false};
    }
    case 'tail':
    case 'last-frame':
      return {kind: 'handover', by: continuation.kind, count: continuation.count};
    default:
      return continuation satisfies never;
  }
}

/** What of the dialect shapes results. Enters every key: nothing of the address, the account, the spelling. */
export function keyedOptions({model: name, dialect}: Pick<Settings, 'model' | 'dialect'>): JsonObject {
  const {create, continuation} = dialect;
  const {frameRate} = modelOf({model: name, dialect});
  return {
    ...(create.sendsFrameRate && {frameRate}),
    ...(Object.keys(create.extra).length > 0 && {extra: create.extra}),
    ...(continuation.kind === 'tail' && {tailSeconds: continuation.seconds}),
  };
}

export function paceOf({model, dialect, tier}: Pick<Settings, 'model' | 'dialect' | 'tier'>): EnginePace {
  const {requestsPerMinute} = modelOf({model, dialect});
  return {
    ...usualPace,
    pollMs: dialect.polling.firstMs,
    longestPollMs: dialect.polling.longestMs,
    jobs: dialect.jobs.first,
    mostJobs: dialect.jobs.most,
    requestsPerMinute: tier === undefined ? null : (requestsPerMinute?.[tier - 1] ?? null),
  };
}
