import type {StepOf, StepRequests} from '@matchcut/plan';

/** What the runner asks of `@matchcut/compose`. */
export interface Compositor {
  verifyClip(
    path: string,
    request: StepRequests['clip'] | StepRequests['extension'] | StepRequests['edit'],
    options?: {readonly signal?: AbortSignal},
  ): Promise<void>;
  compose(
    step: StepOf<'conform'> | StepOf<'segment'> | StepOf<'soundtrack'> | StepOf<'cut'>,
    inputs: ReadonlyMap<string, string>,
    to: string,
    options?: {readonly signal?: AbortSignal; readonly onFrames?: (frames: number) => void},
  ): Promise<void>;
  close(): Promise<void>;
}
