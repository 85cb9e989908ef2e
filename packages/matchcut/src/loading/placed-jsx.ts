import {noteSource, type JsxSource} from '@matchcut/react';
import type {ElementType, ReactElement} from 'react';
import {Fragment, jsx, jsxs} from 'react/jsx-runtime';

export {Fragment};

/**
 * What the JSX of films is compiled to: React's own, which drops where an element was written, with a note of that.
 * Made of the runtime for production, because React's `jsxDEV` is missing in production, and adds nothing else.
 */
export function jsxDEV(
  type: ElementType,
  props: object,
  key: string | undefined,
  isStatic: boolean,
  source: JsxSource | undefined,
): ReactElement {
  const element = isStatic ? jsxs(type, props, key) : jsx(type, props, key);
  if (source !== undefined) noteSource(element, source);
  return element;
}
