import type {Field, FieldShape, Json} from './field.ts';
import {patternOf} from './read-fields.ts';

/** What is wrong with a value, and where in the props: `['cast', 0, 'name']`. */
export type ValueProblem = {readonly path: ValuePath; readonly message: string};

export type ValuePath = readonly (string | number)[];

/** What the schema has against these props, as far as a form can tell; the film's own checks have the last word. */
export function checkFields(
  fields: readonly Field[],
  values: {readonly [name: string]: Json | undefined},
  path: ValuePath = [],
): readonly ValueProblem[] {
  return fields.flatMap(({name, isRequired, shape}) => {
    const value = values[name];
    const at = [...path, name];
    if (value !== undefined) return checkValue(shape, value, at);
    return isRequired ? [{path: at, message: 'This is needed.'}] : [];
  });
}

export function checkValue(shape: FieldShape, value: Json, path: ValuePath): readonly ValueProblem[] {
  const wrong = (message: string): readonly ValueProblem[] => [{path, message}];
  switch (shape.kind) {
    case 'nullable':
      return value === null ? [] : checkValue(shape.shape, value, path);
    case 'text':
      return typeof value === 'string'
        ? asProblems(path, textProblem(shape, value))
        : wrong('This is no text.');
    case 'color':
      return typeof value === 'string' && matches(shape.pattern ?? '^#([0-9a-f]{3,4}){1,2}$', value)
        ? []
        : wrong('This is no colour; write it as #rrggbb.');
    case 'choice':
      return shape.options.includes(value)
        ? []
        : wrong(`Choose one of ${shape.options.map(String).join(', ')}.`);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? asProblems(path, numberProblem(shape, value))
        : wrong('This is no number.');
    case 'switch':
      return typeof value === 'boolean' ? [] : wrong('This is neither on nor off.');
    case 'list':
      return Array.isArray(value)
        ? checkList(shape, value as readonly Json[], path)
        : wrong('This is no list.');
    case 'group':
      return isGroup(value) ? checkFields(shape.fields, value, path) : wrong('This is no group of values.');
    case 'json':
      return [];
  }
}

function textProblem(shape: FieldShape & {kind: 'text'}, value: string): string | null {
  // As zod counts, and JavaScript: by code units.
  const letters = value.length;
  if (letters < shape.minLength)
    return shape.minLength === 1 ? 'This is needed.' : `At least ${shape.minLength} letters.`;
  if (letters > shape.maxLength) return `At most ${shape.maxLength} letters; these are ${letters}.`;
  if (shape.pattern === null || matches(shape.pattern, value)) return null;
  return shape.format === null ? `This has to match ${shape.pattern}.` : `This is no ${shape.format}.`;
}

function matches(pattern: string, value: string): boolean {
  return patternOf(pattern)?.test(value) ?? true;
}

function numberProblem(
  {isInteger, limits, multipleOf}: FieldShape & {kind: 'number'},
  value: number,
): string | null {
  if (isInteger && !Number.isInteger(value)) return 'A whole number is needed.';
  if (limits.isMinOut ? value <= limits.min : value < limits.min) {
    return limits.isMinOut ? `More than ${limits.min} is needed.` : `At least ${limits.min}.`;
  }
  if (limits.isMaxOut ? value >= limits.max : value > limits.max) {
    return limits.isMaxOut ? `Less than ${limits.max} is needed.` : `At most ${limits.max}.`;
  }
  return multipleOf !== null && !isMultiple(value, multipleOf)
    ? `A multiple of ${multipleOf} is needed.`
    : null;
}

/** 0.3 is a multiple of 0.1, whatever binary fractions say. */
function isMultiple(value: number, unit: number): boolean {
  const times = value / unit;
  return Math.abs(times - Math.round(times)) < 1e-9;
}

function checkList(
  shape: FieldShape & {kind: 'list'},
  value: readonly Json[],
  path: ValuePath,
): readonly ValueProblem[] {
  const inItems = value.flatMap((item, index) => checkValue(shape.item, item, [...path, index]));
  if (value.length < shape.minItems)
    return [{path, message: `At least ${shape.minItems} are needed.`}, ...inItems];
  if (value.length > shape.maxItems)
    return [{path, message: `At most ${shape.maxItems} are allowed.`}, ...inItems];
  return inItems;
}

function asProblems(path: ValuePath, message: string | null): readonly ValueProblem[] {
  return message === null ? [] : [{path, message}];
}

export function isGroup(value: Json | undefined): value is {readonly [name: string]: Json} {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
