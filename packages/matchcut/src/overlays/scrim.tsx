import type {ReactNode} from 'react';
import {shade as shadeOf} from './shade.ts';
import {useBrandLook} from './use-brand-look.ts';
import {useFormat} from './use-format.ts';

/**
 * A shade behind the words that it stands with, so soft that it is not seen as a shape: as strong as the words
 * need over a bright sky, gone a little way around them. Its parent must be positioned and isolated.
 */
export function Scrim(props: {
  readonly opacity: number;
  /** How dark it is, 0 to 1. @default 0.32 */
  readonly shade?: number;
}): ReactNode {
  const {opacity, shade = 0.32} = props;
  const {vmin} = useFormat();
  const {background} = useBrandLook();
  return (
    <div
      style={{
        position: 'absolute',
        inset: `${-vmin * 4}px ${-vmin * 6}px`,
        zIndex: -1,
        opacity,
        borderRadius: vmin * 12,
        backgroundColor: shadeOf(background, shade),
        filter: `blur(${vmin * 8}px)`,
      }}
    />
  );
}
