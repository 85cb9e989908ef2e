import type {
  LedgerView,
  ProblemView,
  QuoteView,
  RunOrder,
  RunStepView,
  RunView,
  TakesView,
} from '../../protocol.ts';
import {aMade, keyOf, rateLimited} from './film-views.ts';

export const platformOrder: RunOrder = {
  film: 'commute',
  props: {},
  what: 'clips',
  targets: ['platform'],
  formats: null,
  take: null,
};

export function aQuote(change: Partial<QuoteView> = {}): QuoteView {
  return {
    order: platformOrder,
    clips: [
      {address: 'platform/continue-1', format: '16:9', seconds: 8, usd: 0.8},
      {address: 'carriage', format: '16:9', seconds: 8, usd: 0.8},
      {address: 'carriage', format: '9:16', seconds: 8, usd: 0.8},
    ],
    seconds: 24,
    usd: 2.4,
    leftUsd: 27.6,
    refusal: null,
    ...change,
  };
}

export const unknownQuote: QuoteView = aQuote({
  clips: [
    {address: 'platform/continue-1', format: '16:9', seconds: 8, usd: 0.8},
    {address: 'arrival', format: '9:16', seconds: 8, usd: null},
  ],
  seconds: 16,
  usd: null,
});

export const overBudget: ProblemView = aProblem(
  'budget-exceeded',
  'This would cost $2.40, and the budget of this month has $1.10 left.',
  'Raise `budget` in matchcut.config.ts, or generate less.',
);

export function aProblem(code: string, message: string, hint: string | null = null): ProblemView {
  return {code, message, hint, where: null, source: null, frame: null};
}

export function aRun(change: Partial<RunView> = {}): RunView {
  return {
    id: 'run-1',
    order: platformOrder,
    state: 'queued',
    progress: 0,
    steps: [],
    problems: [],
    files: [],
    spentUsd: 0,
    command: 'matchcut render commute --target platform --max-cost 2.40',
    startedAt: '2026-11-24T09:12:00Z',
    endedAt: null,
    ...change,
  };
}

/** Each state that a run can have. */
export const someRuns: readonly RunView[] = [
  aRun({
    id: 'run-7',
    state: 'running',
    progress: 0.46,
    spentUsd: 1.6,
    steps: [
      aStep('clip', 'platform/continue-1', 'running', 0.42),
      aStep('clip', 'carriage', 'retrying', null),
      aStep('clip', 'window', 'done', null),
      aStep('conform', 'platform/continue-1', 'waiting', null),
    ],
  }),
  aRun({
    id: 'run-8',
    order: {film: 'commute', props: {}, what: 'cut', formats: ['16:9', '9:16']},
    command: 'matchcut render commute --format 16:9 --format 9:16',
  }),
  aRun({
    id: 'run-6',
    order: {film: 'commute', props: {}, what: 'cut', formats: ['16:9']},
    state: 'done',
    progress: 1,
    endedAt: '2026-11-24T09:02:00Z',
    files: [{path: 'out/commute-16x9.mp4', format: '16:9', key: keyOf('cut')}],
    steps: [aStep('segment', 'platform', 'done', null), aStep('cut', 'commute', 'done', null)],
    command: 'matchcut render commute --format 16:9',
  }),
  aRun({
    id: 'run-5',
    order: {
      ...platformOrder,
      what: 'clips',
      targets: ['arrival/continue-1'],
      formats: null,
      take: null,
    },
    state: 'failed',
    progress: 0.5,
    spentUsd: null,
    problems: [rateLimited],
    steps: [
      aStep('clip', 'arrival/continue-1', 'failed', null),
      aStep('conform', 'arrival/continue-1', 'skipped', null),
    ],
    endedAt: '2026-11-24T08:40:00Z',
  }),
  aRun({
    id: 'run-4',
    order: {...platformOrder, what: 'clips', targets: ['window'], formats: ['9:16'], take: 2},
    state: 'interrupted',
    progress: 0.3,
  }),
];

function aStep(
  kind: string,
  address: string,
  state: RunStepView['state'],
  progress: number | null,
): RunStepView {
  return {step: `${kind} ${address} 16:9`, kind, address, format: '16:9', state, progress};
}

export const platformTakes: TakesView = {
  address: 'platform',
  format: '16:9',
  next: {take: 2, usd: 0.8},
  takes: [
    {
      take: 1,
      key: keyOf('platform take 1'),
      isChosen: false,
      isPinned: false,
      made: aMade('platform take 1', {madeAt: '2026-11-22T11:20:00Z'}),
    },
    {
      take: 2,
      key: keyOf('platform take 2'),
      isChosen: true,
      isPinned: true,
      made: aMade('platform take 2', {usd: null}),
    },
    {take: 3, key: keyOf('platform take 3'), isChosen: false, isPinned: false, made: null},
  ],
};

export const someLedger: LedgerView = {
  totalUsd: 12.4,
  unknown: 1,
  budget: {usd: 40, per: 'month', committedUsd: 12.4},
  entries: [
    anEntry('platform/continue-1', 1, 0.8, '2026-11-24', 'in flight'),
    anEntry('carriage', 2, 0.8, '2026-11-24', 'done'),
    anEntry('arrival', 1, null, '2026-11-23', 'done'),
    anEntry('platform', 1, 0.8, '2026-11-22', 'done'),
    anEntry('platform', 1, 0, '2026-11-22', 'failed'),
  ],
};

function anEntry(
  address: string,
  take: number,
  usd: number | null,
  day: string,
  state: string,
): LedgerView['entries'][number] {
  return {film: 'commute', address, take, model: 'sora-2', usd, day, state};
}

export const emptyLedger: LedgerView = {entries: [], totalUsd: 0, unknown: 0, budget: null};
