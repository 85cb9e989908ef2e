import {Component, createElement, use, type Context, type ReactElement, type ReactNode} from 'react';
import {contextsAround, type Fiber} from '../reconciler/fiber.ts';

export type DrawnProps = {
  readonly kind: 'overlay' | 'transition' | 'caption';
  /** Of the node, besides its content. */
  readonly props: object;
  readonly content: ReactNode;
};

/**
 * A node whose content is drawn later by another renderer, so the contexts that it would see here are put around it
 * with the values that they have now; a value that changes makes a new node. A class only because React gives the
 * instances of classes their fiber, from which the contexts are found.
 */
export class Drawn extends Component<DrawnProps> {
  declare readonly ['_reactInternals']: Fiber;

  override render(): ReactNode {
    return createElement(DrawnNode, {...this.props, contexts: contextsAround(this['_reactInternals'])});
  }
}

/** @param contexts from the nearest outward; the same list for as long as the element is mounted. */
function DrawnNode({
  kind,
  props,
  content,
  contexts,
}: DrawnProps & {readonly contexts: readonly Context<unknown>[]}): ReactElement {
  let inside = content;
  for (const context of contexts) inside = createElement(context, {value: use(context)}, inside);
  return createElement(kind, {...props, content: inside});
}
