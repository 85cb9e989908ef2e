import type {Json} from '@matchcut/engine';
import {soundRate} from '@matchcut/plan';

/** A field of a request in the words of whoever wrote the film, and how its values are told. */
export type FieldWords = {
  readonly name: string;
  /** `null` for values that are told as they are. */
  readonly tell: ((value: Json) => string) | null;
};

/** Of a sound, what its author knows by name. All but its volume is counted in samples. */
const soundWords: Readonly<Record<string, string>> = {
  from: 'start',
  samples: 'length',
  sourceFrom: 'trim',
  fadeIn: 'fade-in',
  fadeOut: 'fade-out',
  seam: 'cross-fade',
};

/** `sounds[1].fadeOut` is the fade-out of sound 2, in seconds. What is not known by other words keeps its own. */
export function fieldWords(field: string): FieldWords {
  if (field === 'samples') return {name: 'length', tell: tellSeconds};
  const [, index, part] = /^sounds\[(\d+)\](?:\.([\w.]+))?$/.exec(field) ?? [];
  if (index === undefined) return {name: field, tell: null};
  const sound = `sound ${Number(index) + 1}`;
  if (part === undefined) return {name: sound, tell: (value) => (value === null ? 'none' : 'there')};
  if (part === 'source.digest') return {name: `file of ${sound}`, tell: null};
  const word = soundWords[part];
  return word === undefined
    ? {name: `${part} of ${sound}`, tell: null}
    : {name: `${word} of ${sound}`, tell: tellSeconds};
}

/** Members of a list that is told by its length alone. */
export function listWords(list: string): string {
  return list === 'parts' ? 'stretches' : list;
}

function tellSeconds(samples: Json): string {
  return typeof samples === 'number' ? `${Number((samples / soundRate).toFixed(3))} s` : 'none';
}
