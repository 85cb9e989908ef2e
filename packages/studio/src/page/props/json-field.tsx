import {useState, type ReactNode} from 'react';
import {TextField} from '../ui/text-field.tsx';
import {isSame} from './change-props.ts';
import type {Json} from './field.ts';

export type JsonFieldProps = {
  readonly label: string;
  readonly description?: string;
  readonly value: Json | undefined;
  /** What is wrong with the value, besides that it may be no JSON. */
  readonly errors: readonly string[];
  readonly onChange: (value: Json | undefined) => void;
};

/** A value as JSON. What is typed stays as it is typed, also while it is none. */
export function JsonField({label, description, value, errors, onChange}: JsonFieldProps): ReactNode {
  const [text, setText] = useState<string | null>(null);
  const typed = text === null ? null : readJson(text);
  // Somebody else changed the value: what was typed is of the past.
  const isCurrent = typed === null || typed.kind === 'wrong' || isSame(typed.value, value);
  const shown = text !== null && isCurrent ? text : value === undefined ? '' : JSON.stringify(value, null, 2);
  const wrong = typed?.kind === 'wrong' ? [typed.message] : errors;
  return (
    <TextField
      label={label}
      {...(description === undefined ? {} : {description})}
      {...(wrong.length === 0 ? {} : {error: wrong.join(' ')})}
      value={shown}
      isMultiline
      isMonospaced
      onChange={(next) => {
        setText(next);
        const read = readJson(next);
        if (read.kind === 'read') onChange(read.value);
      }}
    />
  );
}

type Read =
  | {readonly kind: 'read'; readonly value: Json | undefined}
  | {readonly kind: 'wrong'; readonly message: string};

function readJson(text: string): Read {
  if (text.trim() === '') return {kind: 'read', value: undefined};
  try {
    return {kind: 'read', value: JSON.parse(text) as Json};
  } catch (error) {
    return {kind: 'wrong', message: `This is no JSON: ${(error as Error).message}`};
  }
}
