import {formatIds, formatSize, type FormatId, type SafeArea} from '@matchcut/plan';
import {useBrand} from '@matchcut/react';
import {useVideoConfig} from 'remotion';

/** What an overlay is drawn for. Lengths are pixels, and the same in every resolution that a cut is scaled to. */
export type Format = {
  readonly id: FormatId;
  readonly width: number;
  readonly height: number;
  readonly orientation: 'landscape' | 'portrait' | 'square';
  /** A hundredth of the shorter side: what is sized in it looks as large in every format. */
  readonly vmin: number;
  /** What words and logos keep from each edge: as the brand says, else a tenth of the frame. */
  readonly safeArea: Insets;
  /** What graphics keep from each edge: as the brand says for words, else 5 % of the frame, so that no screen cuts them off. */
  readonly actionArea: Insets;
};

export type Insets = {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
};

/**
 * The format that an overlay is drawn for, so that one component serves all of them.
 *
 * @example
 * ```tsx
 * function Corner() {
 *   const {orientation, vmin, safeArea} = useFormat();
 *   const size = vmin * (orientation === 'portrait' ? 14 : 10);
 *   return <div style={{position: 'absolute', top: safeArea.top, left: safeArea.left, width: size, height: size}} />;
 * }
 * ```
 */
export function useFormat(): Format {
  const {width, height} = useVideoConfig();
  const {safeAreas = {}} = useBrand();
  const id = formatOf(width, height);
  return {
    id,
    width,
    height,
    orientation: width === height ? 'square' : width > height ? 'landscape' : 'portrait',
    vmin: Math.min(width, height) / 100,
    safeArea: insetsOf(safeAreas[id] ?? {}, 0.1, width, height),
    actionArea: insetsOf(safeAreas[id] ?? {}, 0.05, width, height),
  };
}

/** The format whose shape comes nearest. */
function formatOf(width: number, height: number): FormatId {
  const distance = (id: FormatId): number => {
    const shape = formatSize(id, '720p');
    return Math.abs(Math.log((width * shape.height) / (height * shape.width)));
  };
  return formatIds.reduce((best, id) => (distance(id) < distance(best) ? id : best));
}

function insetsOf(area: SafeArea, otherwise: number, width: number, height: number): Insets {
  const {top = otherwise, right = otherwise, bottom = otherwise, left = otherwise} = area;
  return {top: height * top, right: width * right, bottom: height * bottom, left: width * left};
}

/** Insets as CSS writes them; shortly, where opposite ones are equal. */
export function paddingOf({top, right, bottom, left}: Insets): string {
  if (right !== left) return `${top}px ${right}px ${bottom}px ${left}px`;
  return top === bottom ? `${top}px ${right}px` : `${top}px ${right}px ${bottom}px`;
}
