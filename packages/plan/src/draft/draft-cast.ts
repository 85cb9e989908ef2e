import type {Size} from '@matchcut/engine';
import type {FormatId} from '../format.ts';
import type {FileState, PlanningEngine} from '../inputs.ts';
import {stepKey} from '../key.ts';
import type {DraftStepOf, StepId, StepRequests} from '../step.ts';
import type {Cast} from '../survey/cast.ts';
import {engineUse} from './engine-use.ts';

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
): ReadonlyMap<string, CastMember> {
  const members = new Map<string, CastMember>();
  for (const identity of cast.values()) {
    const {name, role, look} = identity;
    if (engine.capabilities.identities.kind === 'look') {
      members.set(name, {name, look, step: null});
      continue;
    }
    const reference = identity.reference === null ? undefined : files.get(identity.reference);
    const request: StepRequests['character'] = {
      ...engineUse(engine),
      role,
      name,
      look,
      reference: reference?.kind === 'media' ? reference.digest : null,
      size: film.size,
    };
    const address = `${film.id}/cast/${encodeURIComponent(name)}`;
    members.set(name, {
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
    });
  }
  return members;
}

/** Unique in a plan, and readable. */
export function stepId(format: FormatId, kind: string, address: string): StepId {
  return `${format} ${kind} ${address}`;
}
