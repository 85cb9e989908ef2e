import type {Size} from '@matchcut/engine';
import type {FormatId} from '../format.ts';
import type {FileState, PlanningEngine} from '../inputs.ts';
import {stepKey} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {DraftStepOf, StepRequests} from '../step.ts';
import type {Cast, Identity} from '../survey/cast.ts';
import {keepingOf, type IdentityKeeping} from '../survey/identity-keeping.ts';
import {engineUse} from './engine-use.ts';
import {stepId} from './step-id.ts';

/** The handle of a character or prop, as shots refer to it. */
export type CastMember = {
  readonly name: string;
  readonly look: string | null;
  readonly keeping: IdentityKeeping;
  /** The step that makes its handle; only where a handle keeps it. */
  readonly step: DraftStepOf<'character'> | null;
  /** Digest of the picture or clip that is shown with each shot; only where that keeps it. */
  readonly reference: string | null;
};

/** One `character` step for each identity and format that the engine keeps by a handle. */
export function draftCast(
  cast: Cast,
  film: {readonly id: string; readonly format: FormatId; readonly size: Size},
  engine: PlanningEngine,
  files: ReadonlyMap<string, FileState>,
  memo: PlanMemo,
): ReadonlyMap<string, CastMember> {
  const members = new Map<string, CastMember>();
  const shared = stepKey('cast-context', {
    ...engineUse(engine),
    ...film,
    identities: engine.capabilities.identities,
  });
  for (const identity of cast.values()) {
    const file = identity.reference === null ? undefined : files.get(identity.reference);
    const reference = file?.kind === 'media' ? file.digest : null;
    members.set(
      identity.name,
      memo.cast.recall(identity, [shared, reference], () => draftMember(identity, film, engine, reference)),
    );
  }
  return members;
}

function draftMember(
  identity: Identity,
  film: {readonly id: string; readonly format: FormatId; readonly size: Size},
  engine: PlanningEngine,
  reference: string | null,
): CastMember {
  const {name, role, look} = identity;
  const keeping = keepingOf(identity, engine.capabilities);
  if (keeping !== 'handle')
    return {name, look, keeping, step: null, reference: keeping === 'reference' ? reference : null};
  const request: StepRequests['character'] = {
    ...engineUse(engine),
    role,
    name,
    look,
    reference,
    size: film.size,
  };
  const address = `${film.id}/cast/${encodeURIComponent(name.toWellFormed())}`;
  return {
    name,
    look,
    keeping,
    reference: null,
    step: {
      kind: 'character',
      id: stepId(film.format, 'character', address),
      key: stepKey('character', request),
      address,
      format: film.format,
      needs: [],
      request,
    },
  };
}
