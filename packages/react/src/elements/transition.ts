import type {TransitionType} from '@matchcut/plan';
import {createElement, type ComponentType, type ReactElement} from 'react';
import {Drawn} from './drawn.ts';
import type {ElementProps} from './element-props.ts';
import {WithProgress, type TransitionComponentProps} from './transition-progress.ts';

/** Props of `<Transition>`. */
export type TransitionProps = Omit<ElementProps<'transition'>, 'type' | 'content'> & {
  /**
   * `slide` moves the incoming scene over the outgoing one, `push` moves both. A component is a matte: the incoming
   * scene shows through whatever it draws, as far as that is opaque. @default 'cut'
   */
  readonly type?: TransitionType | ComponentType<TransitionComponentProps> | undefined;
};

/**
 * How one scene gives way to the next. Stands between two scenes, which overlap for as long as it lasts: the film gets
 * so much shorter. Their sound cross-fades along.
 *
 * @example
 * ```tsx
 * const Iris = ({progress}: {progress: number}) => (
 *   <AbsoluteFill style={{background: 'white', clipPath: `circle(${progress * 60}%)`}} />
 * );
 *
 * <Sequence>
 *   <Scene id="platform" seconds={8}>An empty platform in the rain.</Scene>
 *   <Transition type="wipe" direction="from-right" easing="ease-in-out" seconds={0.5} />
 *   <Scene id="window" seconds={6.5}>Rain on a train window.</Scene>
 *   <Transition type={Iris} seconds={1} />
 *   <Scene id="home" seconds={4}>A lit doorway.</Scene>
 * </Sequence>
 * ```
 */
export function Transition({type, ...props}: TransitionProps): ReactElement {
  if (type === undefined || typeof type === 'string') {
    return createElement('transition', {...props, type});
  }
  return createElement(Drawn, {
    kind: 'transition',
    props: {...props, type: 'matte'},
    content: createElement(WithProgress, {component: type}),
  });
}
