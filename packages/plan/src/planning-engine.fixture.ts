import type {PlanningEngine} from './inputs.ts';

/** An engine with the limits of the Videos API, for tests and benchmarks. */
export const planningEngine: PlanningEngine = {
  id: 'test',
  model: 'test-1',
  semantics: 'test/1',
  options: {},
  billing: 'paid',
  capabilities: {
    sizes: [
      {width: 1280, height: 720},
      {width: 720, height: 1280},
    ],
    seconds: [4, 8, 12, 16, 20],
    frameRate: 'requested',
    identities: {kind: 'handle', perShot: 2, usd: 0},
    continuation: {
      kind: 'extension',
      seconds: [4, 8, 12, 16, 20],
      count: 6,
      totalSeconds: 120,
      returns: 'part',
      identities: true,
    },
    edit: false,
    firstFrame: true,
    sound: true,
    promptLength: 32_000,
  },
  quote: (request) => ({usd: Number((request.seconds * 0.1).toFixed(6))}),
};
