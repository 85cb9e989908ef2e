import type {ReactNode} from 'react';
import './json-tree.css';

/** A value as names and values below each other, for reading. */
export function JsonTree({value}: {readonly value: unknown}): ReactNode {
  if (typeof value !== 'object' || value === null) return <Leaf value={value} />;
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return <span className="json-none">{isList ? 'empty list' : 'nothing'}</span>;
  return (
    <ul className="json-tree">
      {entries.map(([name, item]) => (
        <li key={name} className={isBranch(item) ? 'json-branch' : 'json-entry'}>
          <span className="json-name">{isList ? Number(name) + 1 : name}</span>
          <JsonTree value={item} />
        </li>
      ))}
    </ul>
  );
}

function isBranch(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function Leaf({value}: {readonly value: unknown}): ReactNode {
  return typeof value === 'string' ? (
    <span className="json-text">{value}</span>
  ) : (
    <span className={value === null || value === undefined ? 'json-none' : 'json-value'}>
      {value === null || value === undefined ? 'none' : JSON.stringify(value)}
    </span>
  );
}
