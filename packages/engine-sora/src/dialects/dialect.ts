import type {FrameRate, JsonObject, Size} from '@matchcut/engine';

/**
 * How one kind of server speaks the Videos API, as data: what it has, how that is spelt, and what stands in for what
 * it lacks. Nothing in the engine asks which dialect it is in.
 */
export type Dialect = {
  /** For messages. */
  readonly name: string;
  readonly key: KeyDialect;
  readonly create: CreateDialect;
  readonly identities: IdentityDialect;
  readonly continuation: ContinuationDialect;
  /** `null` where finished clips can't be changed. */
  readonly edit: {readonly encoding: Encoding} | null;
  /** `null` where there is no list of videos. */
  readonly list: ListDialect | null;
  readonly hasBatches: boolean;
  readonly hasWebhooks: boolean;
  /** How often to ask about a job, where the server does not say. */
  readonly polling: {readonly firstMs: number; readonly longestMs: number};
  /** Jobs in flight to begin with, and at most. How many a server takes is learnt from its answers. */
  readonly jobs: {readonly first: number; readonly most: number};
  /** What is known of models, by the name that they are asked for by. */
  readonly models: Readonly<Record<string, Model>>;
  /** What every other model is taken to do. */
  readonly otherModels: Model;
};

export type Encoding = 'json' | 'multipart';

export type KeyDialect = {
  /** Lower case. */
  readonly header: string;
  /** What stands before the key, `Bearer` for example. */
  readonly scheme: string | null;
  /** Whether nothing is answered without one. */
  readonly isRequired: boolean;
  /** Where the key is looked for in the environment, in this order. */
  readonly variables: readonly string[];
};

export type CreateDialect = {
  readonly encoding: Encoding;
  /** Where a body carries a picture or clip. */
  readonly encodingWithFile: Encoding;
  readonly seconds: 'string' | 'integer';
  /** Whether `input_reference` may be an image that the clip begins with. */
  readonly hasFirstFrame: boolean;
  /** Whether the frame rate of the model's clips is sent as `fps`, since the server would choose another one. */
  readonly sendsFrameRate: boolean;
  /** Whether a `seed` is sent: servers with a fixed one would make the same clip for every take. */
  readonly sendsSeed: boolean;
  /** Further fields of every create, such as `negative_prompt`. They shape results, so they enter every key. */
  readonly extra: JsonObject;
};

export type IdentityDialect =
  /** Uploaded once with POST /videos/characters, named by id. */
  | {readonly kind: 'characters'; readonly perShot: number}
  /** A picture of each goes along with every create, in a field that holds JSON with data URLs. */
  | {
      readonly kind: 'pictures';
      readonly field: string;
      readonly perShot: number;
      /** Whether the field may stand beside `input_reference`. */
      readonly besideInputReference: boolean;
    }
  | {readonly kind: 'none'; readonly perShot: number};

export type ContinuationDialect =
  /** POST /videos/extensions. */
  | {
      readonly kind: 'extensions';
      readonly encoding: Encoding;
      /** Lengths of the new part, ascending. */
      readonly seconds: readonly number[];
      readonly count: number;
      readonly totalSeconds: number;
    }
  /** A new clip that is shown the last seconds of the one before as `input_reference`. */
  | {readonly kind: 'tail'; readonly seconds: number; readonly count: number}
  /** A new clip that begins with the last frame of the one before. */
  | {readonly kind: 'last-frame'; readonly count: number};

export type ListDialect = {
  /** Whether every job of the account stands in it, so that one that does not was never taken. */
  readonly isComplete: boolean;
};

export type Model = {
  readonly sizes: readonly Size[];
  /** Lengths of a new clip, ascending. */
  readonly seconds: readonly number[];
  readonly frameRate: FrameRate;
  readonly hasSound: boolean;
  readonly promptLength: number;
  /** By size, `1280x720`; `null` where nobody knows. */
  readonly usdPerSecond: Readonly<Record<string, number>> | null;
  /** Price in a batch, as a part of the usual one. */
  readonly batchShare: number;
  /** Jobs that may be started within a minute, from tier 1 on; `null` where there is no such limit. */
  readonly requestsPerMinute: readonly number[] | null;
};
