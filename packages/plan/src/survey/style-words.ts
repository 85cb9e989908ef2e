import type {NodeProps} from '../node-kinds.ts';
import {foldSpace} from '../prompt.ts';

/** What the styles around a scene add to its prompts, from the outermost in. */
export type StyleWords = {
  readonly prompts: readonly string[];
  readonly palette: readonly string[];
  readonly negatives: readonly string[];
};

export const noStyle: StyleWords = {prompts: [], palette: [], negatives: []};

/** An inner style adds to the outer ones. */
export function withStyle(
  outer: StyleWords,
  {prompt = '', palette = [], negative = ''}: NodeProps['style'],
): StyleWords {
  return {
    prompts: [...outer.prompts, ...given([prompt])],
    palette: [...outer.palette, ...given(palette)],
    negatives: [...outer.negatives, ...given([negative])],
  };
}

function given(texts: readonly string[]): readonly string[] {
  return texts.map(foldSpace).filter((text) => text !== '');
}
