import type {ReactNode} from 'react';

/** What is wrong with a value, where its control has no place for that. */
export function Wrong({error}: {readonly error: string | undefined}): ReactNode {
  return error === undefined ? null : (
    <p className="ui-field-error" role="alert">
      {error}
    </p>
  );
}
