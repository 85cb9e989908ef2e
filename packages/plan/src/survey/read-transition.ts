import {colord, extend} from 'colord';
import names from 'colord/plugins/names';
import type {FrameRate} from '@matchcut/engine';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {framesIn} from '../frame-rate.ts';
import {
  directions,
  easings,
  transitionTypes,
  type CubicBezier,
  type Easing,
  type TransitionEffect,
} from '../transition.ts';
import type {Address} from '../step.ts';
import type {OutlineTransition} from './outline.ts';

extend([names]);

/** A transition as its author wrote it; `null` effect for a cut, and where it can't be used. */
export type ReadTransition = {
  readonly frames: number;
  readonly effect: TransitionEffect | null;
  readonly easing: CubicBezier | null;
  readonly diagnostics: readonly Diagnostic[];
};

type Props = OutlineTransition['node']['props'];

/** @param matte address of what a matte draws. */
export function readTransition(
  {node: {props}, where}: OutlineTransition,
  matte: Address,
  rate: FrameRate,
): ReadTransition {
  const problem = problemOf(props, rate);
  if (problem !== null) {
    const [code, message, hint] = problem;
    return {frames: 0, effect: null, easing: null, diagnostics: [diagnostic(code, where, message, hint)]};
  }
  const effect = effectOf(props, matte);
  return {
    frames: effect === null ? 0 : lengthOf(props, rate),
    effect,
    easing: easingOf(props.easing),
    diagnostics: [],
  };
}

function effectOf(
  {type = 'cut', direction = 'from-left', color = 'black'}: Props,
  matte: Address,
): TransitionEffect | null {
  switch (type) {
    case 'cut':
      return null;
    case 'dissolve':
      return {kind: type};
    case 'fade':
      return {kind: type, color: colord(color).toHex()};
    case 'wipe':
    case 'slide':
    case 'push':
      return {kind: type, direction};
    case 'matte':
      return {kind: type, address: matte};
    default:
      return type satisfies never;
  }
}

function lengthOf({seconds = 0.5}: Props, rate: FrameRate): number {
  return Number.isFinite(seconds) ? framesIn(seconds, rate) : 0;
}

function easingOf(easing: Easing = 'linear'): CubicBezier | null {
  return typeof easing === 'string' ? easings[easing] : easing;
}

/** Names of a transition's props and the types that take them; others would be ignored. */
const takenBy: Readonly<Record<'easing' | 'direction' | 'color', readonly string[]>> = {
  easing: ['dissolve', 'fade', 'wipe', 'slide', 'push', 'matte'],
  direction: ['wipe', 'slide', 'push'],
  color: ['fade'],
};

function problemOf(
  props: Props,
  rate: FrameRate,
): readonly ['bad-seconds' | 'bad-transition', message: string, hint: string] | null {
  const {type = 'cut', seconds, easing, direction, color} = props;
  const isKnown = type === 'matte' ? props.content !== undefined : transitionTypes.includes(type);
  if (!isKnown) {
    return [
      'bad-transition',
      `There is no transition ${JSON.stringify(type)}.`,
      `Use one of ${transitionTypes.join(', ')}, or a component.`,
    ];
  }
  for (const [name, types] of Object.entries(takenBy)) {
    if (Object.hasOwn(props, name) && !types.includes(type)) {
      return ['bad-transition', `A ${type} has no \`${name}\`.`, `It belongs to ${types.join(', ')}.`];
    }
  }
  if (direction !== undefined && !directions.includes(direction)) {
    return [
      'bad-transition',
      `direction is ${JSON.stringify(direction)}.`,
      `Use one of ${directions.join(', ')}.`,
    ];
  }
  if (color !== undefined && (!colord(color).isValid() || colord(color).alpha() < 1)) {
    return [
      'bad-transition',
      `color is ${JSON.stringify(color)}, which is no opaque colour.`,
      'Use a name of CSS or #rrggbb.',
    ];
  }
  if (easing !== undefined && !isEasing(easing)) {
    return [
      'bad-transition',
      `easing is ${JSON.stringify(easing)}.`,
      `Use one of ${Object.keys(easings).join(', ')}, or the four numbers of a cubic-bezier(), each from 0 to 1.`,
    ];
  }
  if (type !== 'cut' && lengthOf(props, rate) < 1) {
    return [
      'bad-seconds',
      `seconds is ${String(seconds)}; a transition lasts a frame at least.`,
      'Give a positive number of seconds, or use a cut.',
    ];
  }
  return null;
}

function isEasing(easing: unknown): boolean {
  if (typeof easing === 'string') return Object.hasOwn(easings, easing);
  return (
    Array.isArray(easing) &&
    easing.length === 4 &&
    easing.every((at) => typeof at === 'number' && at >= 0 && at <= 1)
  );
}
