import type {RequestedIdentity} from '@matchcut/engine';
import type {DraftStep, PictureSpan, SoundSpan} from '../step.ts';

/** Keys of the artifacts that a step is made from, as its request names them: those of the steps that it needs. */
export function namedKeys(step: DraftStep): readonly string[] {
  switch (step.kind) {
    case 'character':
      return [];
    case 'clip':
      return identityKeys(step.request.identities);
    case 'extension':
      return [step.request.source, ...identityKeys(step.request.identities)];
    case 'edit':
      return [step.request.source];
    case 'conform':
      return [step.request.source, ...(step.request.seam === undefined ? [] : [step.request.seam.upstream])];
    case 'segment':
      return step.request.picture.flatMap(pictureKeys);
    case 'soundtrack':
      return soundKeys(step.request.sounds);
    case 'cut':
      return [...step.request.parts.map((part) => part.source), step.request.soundtrack];
    default:
      return step satisfies never;
  }
}

function identityKeys(identities: readonly RequestedIdentity[]): readonly string[] {
  return identities.map(({key}) => key).filter((key) => key !== null);
}

function pictureKeys(span: PictureSpan): readonly string[] {
  return span.kind === 'clip' ? [span.source] : [span.outgoing.source, span.incoming.source];
}

function soundKeys(sounds: readonly SoundSpan[]): readonly string[] {
  return sounds.map(({source}) => (source.kind === 'clip' ? source.key : null)).filter((key) => key !== null);
}
