import type {ReactNode} from 'react';
import type {Presence} from './use-presence.ts';

/** Seconds between one word and the next. */
const stagger = 0.07;
/** The last word never waits longer than this, however many there are. */
const longestWait = 0.35;

/** Words that rise one after another from behind their own base line. What is not plain text rises as one. */
export function RisingWords(props: {
  readonly children: ReactNode;
  readonly enter: Presence['enter'];
}): ReactNode {
  const {children, enter} = props;
  if (typeof children !== 'string') return <Rising enter={enter()}>{children}</Rising>;
  const words = children.split(/\s+/).filter((word) => word !== '');
  const step = Math.min(stagger, longestWait / Math.max(1, words.length - 1));
  return words.map((word, index) => (
    // Words have no identity but their place.
    // oxlint-disable-next-line react/no-array-index-key
    <span key={index}>
      {index === 0 ? '' : ' '}
      <Rising enter={enter(index * step)}>{word}</Rising>
    </span>
  ));
}

function Rising({enter, children}: {readonly enter: number; readonly children: ReactNode}): ReactNode {
  // Clipped rather than hidden by overflow, which would move the base line; the sides stay open for overhangs.
  return (
    <span style={{display: 'inline-block', maxWidth: '100%', clipPath: 'inset(-0.3em -0.3em -0.12em)'}}>
      <span
        style={{
          display: 'inline-block',
          maxWidth: '100%',
          opacity: Math.min(1, enter * 1.6),
          transform: `translateY(${(1 - enter) * 105}%)`,
        }}
      >
        {children}
      </span>
    </span>
  );
}
