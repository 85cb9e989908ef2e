import {isNode} from './syntax.ts';
import {isType, typed} from './type-syntax.ts';

const unmeant = new Set([
  'start',
  'end',
  'range',
  'loc',
  'raw',
  'typeAnnotation',
  'returnType',
  'typeParameters',
]);

/** The code without what does not shape its result. */
export function meaningOf(value: unknown): unknown {
  if (typeof value === 'bigint') return {bigint: String(value)};
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return value.flatMap((item) => (isDropped(item) ? [] : [meaningOf(item)]));
  if (typeof value !== 'object' || value === null) return value;
  if (isNode(value) && typed.has(value.type)) return meaningOf(value.expression);
  if (isNode(value) && value.type === 'JSXText') return {text: jsxText(String(value.value))};
  // `String.raw` sees how it was written.
  if (isNode(value) && value.type === 'TemplateElement') return {template: value.value};
  return Object.entries(value).flatMap(([name, item]) =>
    unmeant.has(name) || isDropped(item) ? [] : [[name, meaningOf(item)]],
  );
}

function isDropped(value: unknown): boolean {
  if (!isNode(value)) return false;
  if (value.type === 'JSXText') return jsxText(String(value.value)) === '' && /\n/.test(String(value.value));
  return isType(value) || value.type === 'EmptyStatement';
}

/** As the compiler reads it: lines trimmed and joined by spaces. */
function jsxText(text: string): string {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.length === 1) return text;
  return lines
    .map((line, index) => {
      const start = index === 0 ? line : line.replace(/^[ \t]+/, '');
      return index === lines.length - 1 ? start : start.replace(/[ \t]+$/, '');
    })
    .filter((line) => line !== '')
    .join(' ');
}
