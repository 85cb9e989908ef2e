import type {EngineInputs, InputFile, RequestedIdentity} from '@matchcut/engine';
import {parseKey} from '@matchcut/plan';
import type {StoredArtifact} from '@matchcut/store';
import {readHandle} from './character-handle.ts';
import type {ClipStep} from './engine-steps.ts';
import type {ProjectFiles} from './project-files.ts';
import {RunnerError} from './runner-error.ts';
import type {Artifacts} from './step-inputs.ts';

/** Finds what an engine's request names by key or digest. */
export async function engineInputs(
  step: ClipStep,
  artifacts: Artifacts,
  files: ProjectFiles,
): Promise<EngineInputs> {
  const {request} = step;
  switch (request.kind) {
    case 'create':
      return {
        identities: await handles(step, request.identities, artifacts),
        references: await references(request.identities, files),
        source: null,
        firstFrame: request.firstFrame === null ? null : await files.find(request.firstFrame),
      };
    case 'extend':
      return {
        identities: await handles(step, request.identities, artifacts),
        references: await references(request.identities, files),
        source: source(step, request.source, artifacts),
        firstFrame: null,
      };
    case 'edit':
      return {identities: [], source: source(step, request.source, artifacts), firstFrame: null};
  }
}

async function handles(
  step: ClipStep,
  identities: readonly RequestedIdentity[],
  artifacts: Artifacts,
): Promise<EngineInputs['identities']> {
  const keys = identities.map(({key}) => key).filter((key) => key !== null);
  return Promise.all(keys.map((key) => readHandle(artifact(step, key, artifacts).path)));
}

function references(
  identities: readonly RequestedIdentity[],
  files: ProjectFiles,
): Promise<readonly InputFile[]> {
  const digests = identities.map(({reference}) => reference).filter((digest) => digest !== undefined);
  return Promise.all(digests.map((digest) => files.find(digest)));
}

function source(step: ClipStep, key: string, artifacts: Artifacts): EngineInputs['source'] {
  const {path, record} = artifact(step, key, artifacts);
  return {path, digest: record.digest, job: record.job};
}

function artifact(step: ClipStep, text: string, artifacts: Artifacts): StoredArtifact {
  const key = parseKey(text);
  const found = key === null ? undefined : artifacts.get(key);
  if (!found)
    throw new RunnerError('plan-unusable', `Step "${step.id}" names ${text}, but does not need it.`);
  return found;
}
