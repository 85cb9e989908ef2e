import {Component, createElement, type ReactElement, type ReactNode} from 'react';
import {contextsAround, type Fiber} from '../reconciler/fiber.ts';
import {OverlayContent} from './overlay-content.ts';
import type {ElementProps} from './element-props.ts';

/** Props of `<Overlay>`. */
export type OverlayProps = Omit<ElementProps<'overlay'>, 'content' | 'children'> & {
  /** Remotion React content. It sees the contexts that stand around the `<Overlay>`. */
  readonly children?: ReactNode;
};

/**
 * Lays Remotion React content over the picture. Times count from the start of the element that it stands in.
 *
 * @example
 * ```tsx
 * <Scene id="platform" seconds={8}>
 *   An empty platform in the rain.
 *   <Overlay from={1} seconds={3}><Title>The Commute</Title></Overlay>
 * </Scene>
 * ```
 */
export function Overlay(props: OverlayProps): ReactElement {
  return createElement(ContextFinder, props);
}

/** A class only because React gives the instances of classes their fiber, from which the contexts are found. */
class ContextFinder extends Component<OverlayProps> {
  declare readonly ['_reactInternals']: Fiber;

  override render(): ReactNode {
    const {children, ...times} = this.props;
    return createElement(OverlayContent, {
      times,
      contexts: contextsAround(this['_reactInternals']),
      content: children ?? null,
    });
  }
}
