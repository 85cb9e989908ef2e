import {nearestName} from '@matchcut/plan';
import {FilmError} from '@matchcut/react';
import type {ReactElement} from 'react';
import {CaptionTrack, type CaptionStyle} from '../overlays/caption-track/caption-track.tsx';

/** How captions are drawn, if they are. */
export type BurnProps = CaptionStyle & {
  /** Whether they are part of the picture. Files with them stand beside the cut anyway. @default true */
  readonly burn?: boolean;
};

const text = {expected: 'text', accepts: (value: unknown) => typeof value === 'string'};
const places: readonly unknown[] = ['top', 'middle', 'bottom'];

/** `BurnProps` at run time, where JavaScript gets past the types. */
const rules: {
  readonly [Name in keyof BurnProps]-?: {
    readonly expected: string;
    readonly accepts: (value: unknown) => boolean;
  };
} = {
  burn: {expected: 'true or false', accepts: (value) => typeof value === 'boolean'},
  position: {expected: 'top, middle or bottom', accepts: (value) => places.includes(value)},
  size: {
    expected: 'a number from 1 to 20',
    accepts: (value) => typeof value === 'number' && value >= 1 && value <= 20,
  },
  color: text,
  background: text,
  highlight: text,
  lang: text,
};

/**
 * What draws captions; `null` where they are not drawn. Throws a `FilmError` for props that the element does not have
 * (`unknown-prop`) or that are not as they have to be (`bad-prop`).
 *
 * @param own Names of the props that the element has besides these.
 */
export function burntIn(element: string, own: readonly string[], given: BurnProps): ReactElement | null {
  const {burn = true, ...style} = given;
  const names = [...own, ...Object.keys(rules)];
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof BurnProps] : undefined;
    if (rule === undefined) throw unknownProp(element, name, names);
    if (rule.accepts(value)) continue;
    throw new FilmError(
      'bad-prop',
      `\`${name}\` of <${element}> must be ${rule.expected}, not ${JSON.stringify(value)}.`,
      {where: ''},
    );
  }
  return burn ? <CaptionTrack {...style} /> : null;
}

function unknownProp(element: string, name: string, names: readonly string[]): FilmError {
  const closest = nearestName(name, names);
  return new FilmError('unknown-prop', `<${element}> has no prop \`${name}\`.`, {
    where: '',
    hint:
      closest === null
        ? `Remove it; <${element}> takes ${names.map((one) => `\`${one}\``).join(', ')}.`
        : `Did you mean \`${closest}\`?`,
  });
}
