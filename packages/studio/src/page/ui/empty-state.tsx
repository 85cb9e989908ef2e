import type {ReactNode} from 'react';
import './states.css';

export type EmptyStateProps = {
  readonly icon?: ReactNode;
  /** What there isn't. */
  readonly title: string;
  /** How there would be. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

export function EmptyState({icon, title, children, action}: EmptyStateProps): ReactNode {
  return (
    <div className="ui-empty">
      {icon === undefined ? null : (
        <span className="ui-empty-icon" aria-hidden>
          {icon}
        </span>
      )}
      <p className="ui-empty-title">{title}</p>
      {children === undefined ? null : <div className="ui-empty-text">{children}</div>}
      {action}
    </div>
  );
}
