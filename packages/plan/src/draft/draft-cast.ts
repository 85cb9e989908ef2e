import type {Size} from '@matchcut/engine';
import type {FormatId} from '../format.ts';
import type {FileState, PlanningEngine} from '../inputs.ts';
import {stepKey} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {DraftStepOf, StepRequests} from '../step.ts';
import type {Cast, Identity} from '../survey/cast.ts';
import {engineUse} from './engine-use.ts';
import {stepId} from './step-id.ts';

/** The handle of a character or prop, as shots refer to it. */
export type CastMember = {
  readonly name: string;
  readonly look: string | null;
  /** The step that makes its handle; `null` where the engine keeps no identities. */
  readonly step: DraftStepOf<'character'> | null;
};

/** One `character` step for each identity and format, where the engine keeps identities. */
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
    kind: engine.capabilities.identities.kind,
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
  {name, role, look}: Identity,
  film: {readonly id: string; readonly format: FormatId; readonly size: Size},
  engine: PlanningEngine,
  reference: string | null,
): CastMember {
  if (engine.capabilities.identities.kind === 'look') return {name, look, step: null};
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
