import type {ClipState, ClipView, FilmView, LedgerView, ProblemView, ProjectView} from '../../protocol.ts';

/** 64 digits of hexadecimal, which keys and digests are. */
export function fixtureKey(digit: number): string {
  return digit.toString(16).repeat(64).slice(0, 64);
}

export const fixtureKeys = {clip: fixtureKey(1), cut: fixtureKey(2), sound: fixtureKey(3)} as const;

export const fixtureProblem: ProblemView = {
  code: 'engine-refused',
  message: 'The engine refused the prompt.',
  hint: 'Say it in other words.',
  where: 'Film > Scene "quay"',
  source: {file: 'harbour.film.tsx', line: 12, column: 7},
  frame: null,
};

const made: ClipView['made'] = {
  digest: fixtureKeys.clip,
  sizeBytes: 4096,
  engine: 'sora',
  model: 'sora-2',
  job: 'video_1',
  usd: 0.8,
  madeAt: '2026-11-24T09:30:00Z',
};

function clip(state: ClipState, key: string): ClipView {
  const isStored = state.kind === 'stored';
  return {
    state,
    key,
    take: 1,
    pinned: null,
    usd: isStored ? 0 : 0.8,
    seconds: 8,
    croppedFrom: null,
    request: {prompt: 'Gulls over a quay.', seconds: 8},
    why: isStored ? [] : ['Nothing was ever made here.'],
    made: isStored ? made : null,
  };
}

/** Two scenes of 4 s in one format: the first is made, the second is not. */
export const harbour: FilmView = {
  revision: 1,
  film: {id: 'harbour', file: 'harbour.film.tsx', exportName: 'default'},
  props: {
    schema: {type: 'object', properties: {town: {type: 'string'}}},
    defaults: {town: 'Whitby'},
    values: {town: 'Whitby'},
  },
  content: {
    title: 'Harbour',
    fps: 24,
    frames: 192,
    formats: [
      {
        id: '16:9',
        width: 1280,
        height: 720,
        picture: [
          {kind: 'clip', address: 'quay', from: 0, frames: 96, key: fixtureKeys.clip, sourceFrom: 0},
          {kind: 'slate', address: 'boats', from: 96, frames: 96},
        ],
        soundtrack: null,
        cut: null,
      },
    ],
    scenes: (
      [
        ['quay', 'Gulls over a quay.', {kind: 'stored'}, fixtureKeys.clip, 0],
        ['boats', 'Boats come in.', {kind: 'missing', reason: 'new'}, fixtureKey(4), 96],
      ] as const
    ).map(([address, prompt, state, key, from]) => ({
      address,
      name: address,
      from,
      frames: 96,
      shots: [
        {
          address,
          name: address,
          from,
          frames: 96,
          prompt,
          edits: [],
          cast: [],
          continues: null,
          source: {file: 'harbour.film.tsx', line: 12, column: 7},
          clips: {'16:9': clip(state, key)},
        },
      ],
    })),
    transitions: [],
    overlays: [{address: 'quay/title', name: 'title', from: 24, frames: 48, source: null}],
    captions: [],
    sounds: [],
    diagnostics: [],
    totals: {reuse: 1, generate: 1, compose: 1, seconds: 8, usd: 0.8},
    staged: {exportName: 'default'},
    changes: [{scene: 'boats', name: 'boats', kind: 'added', what: ['It is new.'], clips: 1, usd: 0.8}],
  },
  problem: null,
};

export const fixtureProject: Omit<ProjectView, 'films'> = {
  protocolVersion: '1',
  version: '0.1.0',
  name: 'seaside',
  failures: [],
  engine: {id: 'sora', model: 'sora-2', billing: 'paid'},
  budget: {usd: 25, per: 'day', committedUsd: 0.8},
};

export const fixtureLedger: LedgerView = {
  entries: [
    {film: 'harbour', address: 'quay', take: 1, model: 'sora-2', usd: 0.8, day: '2026-11-24', state: 'kept'},
  ],
  totalUsd: 0.8,
  unknown: 0,
  budget: fixtureProject.budget,
};
