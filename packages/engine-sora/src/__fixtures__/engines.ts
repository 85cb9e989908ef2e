import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {CreateRequest, EditRequest, Engine, EngineInputs, ExtendRequest, Job} from '@matchcut/engine';
import {onTestFinished} from 'vitest';
import {soraIn} from '../sora.ts';
import type {SoraOptions} from '../sora-options.ts';
import type {Surroundings} from '../surroundings.ts';

export const canary = 'sk-canary-0123456789';

/** A machine on which sleeping takes no time. */
export function quickSurroundings(
  change: Partial<Surroundings> = {},
): Surroundings & {readonly slept: number[]} {
  const slept: number[] = [];
  let passed = 0;
  return {
    clock: {
      now: () => Date.now() + passed,
      async sleep(ms, signal) {
        signal?.throwIfAborted();
        slept.push(ms);
        passed += ms;
        await new Promise(setImmediate);
      },
    },
    env: {MATCHCUT_VIDEOS_API_KEY: canary},
    timeouts: {connect: 2000, answer: 20_000, silence: 20_000, whole: 20_000},
    ...change,
    slept,
  };
}

/** An engine that ends with the test. */
export function engineAt(
  baseURL: string,
  options: SoraOptions = {},
  surroundings: Surroundings = quickSurroundings(),
): Engine {
  const engine = soraIn(surroundings, {baseURL, ...options});
  onTestFinished(() => engine.close());
  return engine;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sora-test-'));
  onTestFinished(() => rm(folder, {recursive: true, force: true}));
  return folder;
}

export const noInputs: EngineInputs = {identities: [], source: null, firstFrame: null};
export const wide = {width: 1280, height: 720};

export function createRequest(change: Partial<CreateRequest> = {}): CreateRequest {
  return {
    kind: 'create',
    take: 1,
    prompt: 'An empty platform in the rain.',
    size: wide,
    seconds: 8,
    frameRate: null,
    identities: [],
    firstFrame: null,
    ...change,
  };
}

export function extendRequest(change: Partial<ExtendRequest> = {}): ExtendRequest {
  return {
    kind: 'extend',
    take: 1,
    prompt: 'The train arrives.',
    size: wide,
    seconds: 4,
    frameRate: null,
    identities: [],
    source: 'key of the source',
    ...change,
  };
}

export function editRequest(change: Partial<EditRequest> = {}): EditRequest {
  return {
    kind: 'edit',
    take: 1,
    prompt: 'Make it night.',
    size: wide,
    seconds: 8,
    frameRate: null,
    source: 'key of the source',
    ...change,
  };
}

export function jobAt(server: string, id = 'video_1', seconds = 8): Job {
  return {engine: 'sora', model: 'sora-2', id, state: {server, size: '1280x720', seconds}};
}

/** A video as OpenAI's server answered it. */
export function video(change: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: 'video_1',
    object: 'video',
    model: 'sora-2',
    status: 'queued',
    progress: 0,
    created_at: Math.floor(Date.now() / 1000),
    completed_at: null,
    expires_at: null,
    prompt: 'An empty platform in the rain.',
    size: '1280x720',
    seconds: '8',
    remixed_from_video_id: null,
    error: null,
    ...change,
  };
}
