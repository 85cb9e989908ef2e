import type {ReactNode} from 'react';
import './facts.css';

export type Fact = {
  readonly name: string;
  readonly value: ReactNode;
  /** Something to do with it, at the end of its line. */
  readonly action?: ReactNode;
};

/** Names and values below each other; those that are `null` are left out. */
export function Facts({facts}: {readonly facts: readonly (Fact | null)[]}): ReactNode {
  return (
    <dl className="facts">
      {facts
        .filter((fact) => fact !== null)
        .map(({name, value, action}) => (
          <div key={name} className="fact">
            <dt className="fact-name">{name}</dt>
            <dd className="fact-value">
              <span className="fact-text">{value}</span>
              {action}
            </dd>
          </div>
        ))}
    </dl>
  );
}
