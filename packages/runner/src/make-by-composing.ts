import type {ComposeStep} from '@matchcut/compose';
import type {ArtifactRecord} from '@matchcut/plan';
import {progressOf, withSignal, type Run} from './run.ts';
import {digestsOf, isMade, type Artifacts} from './step-inputs.ts';

/** Makes a step on this machine; `null` where another process turns out to have made it meanwhile. */
export async function makeByComposing(
  step: ComposeStep,
  artifacts: Artifacts,
  run: Run,
  onStarted: () => void,
): Promise<ArtifactRecord | null> {
  const {store, compositor, clock, signal} = run;
  signal?.throwIfAborted();
  if (await isMade(step, artifacts, store)) return null;
  onStarted();
  const inputs = new Map<string, string>();
  for (const [key, {path}] of artifacts) inputs.set(key, path);
  for (const digest of projectFilesOf(step)) inputs.set(digest, (await run.files.find(digest)).path);
  const to = await store.temporaryFile(step.kind === 'soundtrack' ? '.m4a' : '.mp4');
  const total = framesOf(step);
  const progress = progressOf(run, step.id);
  await compositor.compose(step, inputs, to, {
    ...withSignal(run),
    ...(total !== null && {onFrames: (frames: number) => progress(frames / total)}),
  });
  const {key, kind, request} = step;
  const madeAt = new Date(clock.now()).toISOString();
  return store.put({key, kind, inputs: digestsOf(artifacts), request, job: null, usd: 0, madeAt}, to);
}

/** Digests of the project's files that a step names. */
function projectFilesOf(step: ComposeStep): ReadonlySet<string> {
  if (step.kind !== 'soundtrack') return new Set();
  return new Set(step.request.sounds.flatMap(({source}) => (source.kind === 'file' ? [source.digest] : [])));
}

/** `null` for sound, which has no frames. */
function framesOf(step: ComposeStep): number | null {
  return step.kind === 'soundtrack' ? null : step.request.frames;
}
