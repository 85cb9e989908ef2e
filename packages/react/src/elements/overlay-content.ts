import {createElement, use, type Context, type ReactElement, type ReactNode} from 'react';

type OverlayContentProps = {
  readonly times: {readonly from?: number | undefined; readonly seconds?: number | undefined};
  /** From the nearest outward. The same list for as long as the overlay is mounted. */
  readonly contexts: readonly Context<unknown>[];
  readonly content: ReactNode;
};

/**
 * The `overlay` node. Its content is drawn later by another renderer, so the contexts that it would see here
 * are put around it with the values that they have now; a value that changes makes a new node.
 */
export function OverlayContent({times, contexts, content}: OverlayContentProps): ReactElement {
  let inside = content;
  for (const context of contexts) inside = createElement(context, {value: use(context)}, inside);
  return createElement('overlay', {...times, content: inside});
}
