import type {ReactNode} from 'react';
import './badge.css';

export type BadgeProps = {
  readonly children: ReactNode;
  /**
   * `quiet` for what needs nothing, `outlined` for what is missing; the others are colours of states.
   * @default 'quiet'
   */
  readonly tone?: 'quiet' | 'outlined' | 'stale' | 'flight' | 'failed';
  readonly icon?: ReactNode;
};

export function Badge({children, tone = 'quiet', icon}: BadgeProps): ReactNode {
  return (
    <span className={`ui-badge ui-badge-${tone}`}>
      {icon}
      {children}
    </span>
  );
}
