import type {ArtifactRecord} from './artifact-record.ts';
import type {Diagnostic} from './diagnostic.ts';
import {draftPlan, type PlanDraft} from './draft/draft-plan.ts';
import type {FilmTree} from './film-tree.ts';
import type {DraftInputs, PlanningEngine, PreviousStep, SettleInputs} from './inputs.ts';
import {digestBytes, parseDigest, type Digest} from './key.ts';
import {emptyLock, type Lock} from './lock.ts';
import {createPlanMemo, type PlanMemo} from './plan-memo.ts';
import type {Plan} from './plan.ts';
import {present} from './present.fixture.ts';
import {planningEngine} from './planning-engine.fixture.ts';
import {settlePlan} from './settle/settle-plan.ts';
import {drawnOver} from './timeline.ts';
import type {DraftStep, DraftStepOf, Making, StepKind} from './step.ts';
import {surveyFilm, type Survey, type SurveyedFile} from './survey/survey.ts';

/** A film through the passes, with a world outside in which overlays can be drawn and all files are there. */
export type Planning = Partial<DraftInputs> & {
  readonly engine?: PlanningEngine;
  readonly memo?: PlanMemo;
};

export function survey(
  tree: FilmTree,
  {engine = planningEngine, memo = createPlanMemo()}: Planning = {},
): Survey {
  return surveyFilm(tree, {engine}, memo);
}

export function draft(tree: FilmTree, planning: Planning = {}): PlanDraft {
  const {engine = planningEngine, memo = createPlanMemo(), ...inputs} = planning;
  const surveyed = surveyFilm(tree, {engine}, memo);
  const {timeline} = surveyed;
  const frames = new Map(
    [...drawnOver(timeline), ...timeline.mattes].map(({address, frames: length}) => [address, length]),
  );
  return draftPlan(
    surveyed,
    {
      files: new Map(surveyed.files.map(({path, role}) => [path, mediaFile(path, role)])),
      looks: (overlay) => looksOf(overlay, frames.get(overlay) ?? 0),
      making: {
        conform: making('conform'),
        segment: making('segment'),
        soundtrack: making('soundtrack'),
        cut: making('cut'),
      },
      lock: emptyLock,
      replace: new Map(),
      ...inputs,
    },
    memo,
  );
}

/** What the draft makes, settled against what is there; all cuts are asked for. */
export function settle(drafted: PlanDraft, inputs: Partial<SettleInputs> = {}, memo?: PlanMemo): Plan {
  const all = {records: new Map(), previous: [], goals: (step: DraftStep) => step.kind === 'cut', ...inputs};
  return settlePlan(drafted, all, memo);
}

/** What a store holds after a draft was carried out. Every file is named by its key, unless `digests` says otherwise. */
export function recordsOf(
  {steps}: PlanDraft,
  digests: ReadonlyMap<string, Digest> = new Map(),
): ReadonlyMap<DraftStep['key'], ArtifactRecord> {
  const digestOf = (key: string): Digest => digests.get(key) ?? look(key);
  const byId = new Map(steps.map((step) => [step.id, step]));
  return new Map(
    steps.map(({key, kind, request, needs}) => {
      const sources = needs.map((id) => byId.get(id)?.key ?? '');
      const record: ArtifactRecord = {
        key,
        kind,
        digest: digestOf(key),
        sizeBytes: 1,
        inputs: Object.fromEntries(sources.map((source) => [source, digestOf(source)])),
        request,
        job: null,
        footage: null,
        usd: null,
        madeAt: '2026-11-22T00:00:00Z',
      };
      return [key, record];
    }),
  );
}

/** A draft as the next plan finds it. */
export function previousOf({steps}: PlanDraft): readonly PreviousStep[] {
  return steps.map(({id, kind, address, format, key, request}) => ({
    id,
    kind,
    address,
    format,
    key,
    request,
  }));
}

/** The lock with all that it has at an address pinned. */
export function pinnedAt(lock: Lock, address: string): Lock {
  const formats = Object.entries(present(lock.shots[address]));
  const pinned = formats.map(([format, shot]) => [format, {...shot, pinned: true}]);
  return {...lock, shots: {...lock.shots, [address]: Object.fromEntries(pinned)}};
}

/** The lock that carrying a draft out leaves behind. */
export function lockOf({steps}: PlanDraft): Lock {
  const shots: Record<string, Lock['shots'][string]> = {};
  for (const step of steps) {
    if (step.kind !== 'clip' && step.kind !== 'extension' && step.kind !== 'edit') continue;
    const entry = {
      key: step.key,
      take: step.request.take,
      digest: look(step.key),
      sizeBytes: 1,
      engine: 'test',
      model: 'test-1',
      job: null,
      upstream: null,
      usd: null,
      madeAt: '2026-11-22T00:00:00Z',
    };
    shots[step.address] = {...shots[step.address], [step.format]: entry};
  }
  return {version: 1, shots, cast: {}};
}

export function stepsOf<K extends StepKind>({steps}: PlanDraft, kind: K): readonly DraftStepOf<K>[] {
  return steps.filter((step): step is Extract<DraftStep, {kind: K}> & DraftStepOf<K> => step.kind === kind);
}

/** Keys of the clips of a film, sorted. */
export function clipKeys({steps}: PlanDraft): readonly string[] {
  return steps
    .filter(({kind}) => kind === 'clip' || kind === 'extension')
    .map(({key}) => key)
    .toSorted();
}

export function codesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({code}) => code);
}

/** Every third frame looks another way. */
export function looksOf(overlay: string, frames: number): readonly Digest[] {
  const prefix = look(overlay).slice(0, 56);
  return Array.from({length: frames}, (_, frame) =>
    present(
      parseDigest(
        `${prefix}${Math.floor(frame / 3)
          .toString(16)
          .padStart(8, '0')}`,
      ),
    ),
  );
}

export function look(text: string): Digest {
  return digestBytes(new TextEncoder().encode(text));
}

export function making(name: string): Making {
  return {semantics: `${name}/1`, encoder: {crf: 18}};
}

function mediaFile(
  path: string,
  role: SurveyedFile['role'],
): NonNullable<ReturnType<DraftInputs['files']['get']>> {
  if (role === 'grade') return {kind: 'lut', digest: look(path)};
  const media = {reference: 'video', 'first-frame': 'still', sound: 'sound', brand: 'still'} as const;
  return {
    kind: 'media',
    digest: look(path),
    media: media[role],
    durationSeconds: role === 'first-frame' ? 0 : 30,
  };
}
