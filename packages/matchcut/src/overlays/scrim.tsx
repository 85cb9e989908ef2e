import type {ReactNode} from 'react';
import {useFrameSize} from './use-frame-size.ts';

/**
 * A shade behind the words that it stands with, so soft that it is not seen as a shape: as dark as the words need
 * over a bright sky, gone a little way around them. Its parent must be positioned and isolated.
 */
export function Scrim(props: {
  readonly opacity: number;
  /** How dark it is, 0 to 1. @default 0.32 */
  readonly shade?: number;
}): ReactNode {
  const {opacity, shade = 0.32} = props;
  const {vmin} = useFrameSize();
  return (
    <div
      style={{
        position: 'absolute',
        inset: `${-vmin * 4}px ${-vmin * 6}px`,
        zIndex: -1,
        opacity,
        borderRadius: vmin * 12,
        backgroundColor: `rgba(0, 0, 0, ${shade})`,
        filter: `blur(${vmin * 8}px)`,
      }}
    />
  );
}
