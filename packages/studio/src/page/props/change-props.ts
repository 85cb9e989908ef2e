import type {FieldShape, Json} from './field.ts';

export type FilmProps = {readonly [name: string]: Json};

/** Props with another value of this name; `undefined` takes it out. */
export function withProp(props: FilmProps, name: string, value: Json | undefined): FilmProps {
  const {[name]: _before, ...others} = props;
  if (value === undefined) return others;
  // In its place: a form whose fields change places while one types is none.
  return name in props
    ? Object.fromEntries(Object.entries(props).map(([key, before]) => [key, key === name ? value : before]))
    : {...others, [name]: value};
}

/** Which props the address of the page has to name: those that are not the film's own. `null` where all of them are. */
export function changedProps(values: FilmProps, defaults: FilmProps): FilmProps | null {
  const changed = Object.entries(values).filter(([name, value]) => !isSame(value, defaults[name]));
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => inOrder(item) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, item]) => [name, inOrder(item) ?? null]),
  );
}

/** What a new item of a list, or a value that was none, begins with. */
export function emptyValue(shape: FieldShape): Json {
  switch (shape.kind) {
    case 'nullable':
    case 'json':
      return null;
    case 'text':
      return '';
    case 'color':
      return '#808080';
    case 'choice':
      return shape.options[0] ?? null;
    case 'number':
      return nearestAllowed(shape);
    case 'switch':
      return false;
    case 'list':
      return Array.from({length: shape.minItems}, () => emptyValue(shape.item));
    case 'group':
      return Object.fromEntries(
        shape.fields
          .filter(({isRequired, default: byDefault}) => isRequired || byDefault !== undefined)
          .map((field) => [field.name, field.default ?? emptyValue(field.shape)]),
      );
  }
}

/** 0, or what is allowed next to it. */
function nearestAllowed({limits, isInteger}: FieldShape & {kind: 'number'}): number {
  const step = isInteger ? 1 : 0.1;
  if (limits.isMinOut ? limits.min >= 0 : limits.min > 0)
    return limits.isMinOut ? limits.min + step : limits.min;
  if (limits.isMaxOut ? limits.max <= 0 : limits.max < 0)
    return limits.isMaxOut ? limits.max - step : limits.max;
  return 0;
}
