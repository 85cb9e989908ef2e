import type {ReactNode} from 'react';
import './keys.css';

/** A shortcut, drawn as keys: `Shift →`. */
export function Keys({keys}: {readonly keys: string}): ReactNode {
  return (
    <span className="ui-keys">
      {keys.split(' ').map((key) => (
        <kbd key={key} className="ui-key">
          {key}
        </kbd>
      ))}
    </span>
  );
}
