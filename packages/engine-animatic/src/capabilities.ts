import type {EngineCapabilities} from '@matchcut/engine';

const seconds = [4, 8, 12, 16, 20];

/** What the Videos API offers, with a character for each hand that can be drawn well. */
export const capabilities: EngineCapabilities = {
  sizes: [
    {width: 720, height: 1280},
    {width: 1280, height: 720},
    {width: 1024, height: 1792},
    {width: 1792, height: 1024},
    {width: 1080, height: 1920},
    {width: 1920, height: 1080},
  ],
  seconds,
  frameRate: 'requested',
  identities: {kind: 'handle', perShot: 2, usd: 0},
  continuation: {kind: 'extension', seconds, count: 6, totalSeconds: 120, returns: 'part', identities: true},
  edit: true,
  firstFrame: true,
  sound: true,
  promptLength: 32_000,
};
