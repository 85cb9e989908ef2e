import type {CharacterHandle, Job} from './job.ts';

/** A file that a request names by digest or key, where it lies on this machine. */
export type InputFile = {
  readonly path: string;
  readonly digest: string;
};

/** The things that a request names, found. */
export type EngineInputs = {
  /** Handles of those of `request.identities` that have a key, in their order. */
  readonly identities: readonly CharacterHandle[];
  /** Pictures or clips of those of `request.identities` that have a `reference`, in their order. @default none */
  readonly references?: readonly InputFile[];
  /** The clip that is continued or changed, with the job that made it where that is known. */
  readonly source: (InputFile & {readonly job: Job | null}) | null;
  readonly firstFrame: InputFile | null;
};
