import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {NodeProps} from '../node-kinds.ts';
import {reframes, type Focus, type FocusPoint, type Reframe} from '../reframe.ts';

/** How a scene gets its picture in formats but the first. */
export type ReadReframe = {
  /** `null` where the scene leaves it to the film. */
  readonly reframe: Reframe | null;
  /** In order; none for the middle of the picture. */
  readonly focus: readonly FocusAt[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Where the middle of a cropped picture is, `at` so many seconds of the scene. */
export type FocusAt = {readonly at: number; readonly x: number; readonly y: number};

export function readReframe({reframe, focus}: NodeProps['scene'], where: string): ReadReframe {
  const points = pointsOf(focus);
  const wrong =
    reframe !== undefined && !reframes.includes(reframe)
      ? tell(where, `reframe is ${JSON.stringify(reframe)}.`, `Use one of ${reframes.join(', ')}.`)
      : points.every(isPoint) && isAscending(points)
        ? null
        : tell(
            where,
            `focus is ${JSON.stringify(focus)}.`,
            'Give {x, y}, each from 0 to 1, or a list of them with `at`, in seconds, ascending.',
          );
  return wrong === null
    ? {reframe: reframe ?? null, focus: points, diagnostics: []}
    : {reframe: null, focus: [], diagnostics: [wrong]};
}

function pointsOf(focus: Focus | undefined): readonly FocusAt[] {
  if (focus === undefined) return [];
  return isList(focus) ? focus.map(({at, ...point}) => pointAt(at, point)) : [pointAt(0, focus)];
}

/** `Array.isArray` says nothing of lists that can't be changed. */
function isList(focus: Focus): focus is Extract<Focus, readonly unknown[]> {
  return Array.isArray(focus);
}

function pointAt(at: number, {x = 0.5, y = 0.5}: FocusPoint): FocusAt {
  return {at, x, y};
}

function isPoint({at, x, y}: FocusAt): boolean {
  return Number.isFinite(at) && at >= 0 && x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

function isAscending(points: readonly FocusAt[]): boolean {
  return points.every((point, index) => index === 0 || point.at > (points[index - 1]?.at ?? 0));
}

function tell(where: string, message: string, hint: string): Diagnostic {
  return diagnostic('bad-reframe', where, message, hint);
}
