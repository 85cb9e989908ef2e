import type {EndpointName} from '../http/endpoints.ts';

/** How a server of the wire differs from the protocol, as data. */
export type Dialect = {
  readonly endpoints: ReadonlySet<EndpointName>;
  /** How creates may be written. */
  readonly createBodies: readonly ('json' | 'multipart')[];
  /** `listed`: one of the protocol's texts. Else any whole number, in JSON as a text or a number. */
  readonly seconds: 'listed' | 'any-text' | 'any-number';
  readonly sizes: 'by-model' | 'any';
  readonly models: 'listed' | 'any';
  /** What a file in `input_reference` may be; an image may have to be as large as the video. */
  readonly referenceFile: 'exact-image' | 'any-image' | 'image-or-clip';
  /** What `input_reference` is where it is no file. */
  readonly referenceValue: 'object' | 'path' | 'refused';
  /** Further fields of a create, in JSON written as text, that hold such an object. */
  readonly referenceFields: readonly string[];
  /** Further fields of a create that are taken and change nothing here. */
  readonly ignoredFields: readonly string[];
  /** Whether multipart extensions and edits may name their source as `video[id]`. */
  readonly bracketedVideoId: boolean;
  /** Whether content has pictures too; without, whatever variant is asked for, the video comes. */
  readonly previews: boolean;
  readonly deletion: {
    /** Whether it calls off what is still being made. */
    readonly of: 'ended' | 'any';
    readonly answer: 'receipt' | 'video';
  };
  readonly list: 'with-cursors' | 'bare';
  /** `openai`: all four fields. `status-code`: the code is the status. `detail`: another object altogether. */
  readonly errors: 'openai' | 'status-code' | 'detail';
  /** Whether a failed video's error has a code. */
  readonly videoErrorCode: boolean;
  /** Further keys of a video. */
  readonly videoExtras: Readonly<Record<string, string>>;
};
