import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import type {Step} from '@matchcut/plan';
import {ComposeError, type Compositor} from '@matchcut/compose';

export type TextCompositorOptions = {
  /** Called before a step's file is whole; may throw, or end the process. */
  readonly at?: (step: Step) => void | Promise<void>;
  readonly onVerify?: (path: string) => void;
};

/** A compositor whose pictures are lines of text that depend on all of its inputs. */
export function textCompositor({at = () => {}, onVerify}: TextCompositorOptions = {}): Compositor {
  return {
    async verifyClip(path, request, {source}) {
      onVerify?.(path);
      if (!readFileSync(path, 'utf8').startsWith(`clip of ${request.prompt},`))
        throw new Error('That is no clip.');
      return {headSeconds: 0, chainSeconds: (source?.chainSeconds ?? 0) + request.seconds};
    },
    async verifyComposed(step, path) {
      if (!readFileSync(path, 'utf8').startsWith(`${step.kind} ${step.key} `))
        throw new ComposeError('result-unfit', `The stored ${step.kind} is of something else.`);
    },
    async compose(step, inputs, to, options) {
      const hash = createHash('sha256');
      for (const key of [...inputs.keys()].sort())
        hash.update(key).update(readFileSync(inputs.get(key)?.path ?? ''));
      writeFileSync(to, 'half');
      options?.onFrames?.(15);
      await at(step);
      options?.signal?.throwIfAborted();
      writeFileSync(to, `${step.kind} ${step.key} of ${hash.digest('hex')}\n`);
      options?.onFrames?.(30);
    },
    anticipate: async () => {},
    prepare: async () => {},
    close: async () => {},
  };
}
