import type {ReactNode} from 'react';
import './states.css';

export type SkeletonProps = {
  /** What is being loaded, for screen readers; nothing is said where it is one of many. */
  readonly label?: string;
  /** @default 1 */
  readonly lines?: number;
  /** Height of a line in CSS pixels. @default 12 */
  readonly height?: number;
};

/** Where something will stand. */
export function Skeleton({label, lines = 1, height = 12}: SkeletonProps): ReactNode {
  return (
    <div className="ui-skeleton" {...(label === undefined ? {'aria-hidden': true} : {role: 'status'})}>
      {label === undefined ? null : <span className="ui-visually-hidden">{label}</span>}
      {Array.from({length: lines}, (_, line) => (
        <span
          key={line}
          className="ui-skeleton-line"
          style={{height, width: lines > 1 && line === lines - 1 ? '60%' : '100%'}}
        />
      ))}
    </div>
  );
}
