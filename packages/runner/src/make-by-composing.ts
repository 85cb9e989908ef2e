import type {ComposeInput, ComposeStep} from '@matchcut/compose';
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
  const inputs = new Map<string, ComposeInput>();
  for (const [key, {path, record}] of artifacts)
    inputs.set(key, {path, headSeconds: record.footage?.headSeconds ?? 0});
  for (const digest of projectFilesOf(step))
    inputs.set(digest, {path: (await run.files.find(digest)).path, headSeconds: 0});
  const to = await store.temporaryFile(step.kind === 'soundtrack' ? '.m4a' : '.mp4');
  const total = framesOf(step);
  const progress = progressOf(run, step.id);
  await compositor.compose(step, inputs, to, {
    ...withSignal(run),
    ...(total !== null && {onFrames: (frames: number) => progress(frames / total)}),
  });
  const {key, kind, request} = step;
  const madeAt = new Date(clock.now()).toISOString();
  const made = {key, kind, inputs: digestsOf(artifacts), request, job: null, footage: null, usd: 0, madeAt};
  return store.put(made, to);
}

/** Digests of the project's files that a step names. */
function projectFilesOf(step: ComposeStep): ReadonlySet<string> {
  if (step.kind === 'conform') return new Set(step.request.grades);
  if (step.kind !== 'soundtrack') return new Set();
  return new Set(step.request.sounds.flatMap(({source}) => (source.kind === 'file' ? [source.digest] : [])));
}

/** `null` for sound, which has no frames. */
function framesOf(step: ComposeStep): number | null {
  return step.kind === 'soundtrack' ? null : step.request.frames;
}
