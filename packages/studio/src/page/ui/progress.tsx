import type {ReactNode} from 'react';
import {ProgressBar} from 'react-aria-components';
import './progress.css';

export type ProgressProps = {
  readonly label: string;
  /** 0 to 1; `null` where nobody knows how far it is. */
  readonly value: number | null;
};

/** A thin bar; its label is for screen readers. */
export function Progress({label, value}: ProgressProps): ReactNode {
  return (
    <ProgressBar
      className="ui-progress"
      aria-label={label}
      isIndeterminate={value === null}
      value={value ?? 0}
      maxValue={1}
      formatOptions={{style: 'percent'}}
    >
      <div
        className={value === null ? 'ui-progress-fill ui-progress-unknown' : 'ui-progress-fill'}
        style={value === null ? {} : {transform: `scaleX(${value})`}}
      />
    </ProgressBar>
  );
}
