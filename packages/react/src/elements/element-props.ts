import type {nodeKinds, NodeKind, NodeProps} from '@matchcut/plan';
import type {ReactNode} from 'react';

/**
 * The JSX props of an element: the props of its kind, and children if the kind has any or takes text.
 * Optional props may be `undefined`, which is the same as leaving them out.
 */
export type ElementProps<Kind extends NodeKind> = JsxProps<NodeProps[Kind]> & ElementChildren<Kind>;

export type IdentityElementProps = ElementProps<'character'>;

/** `undefined` is allowed where a prop is optional, so that `id={maybe}` needs no spread. */
export type JsxProps<Props> = {
  readonly [Name in keyof Props]: undefined extends Props[Name] ? Props[Name] | undefined : Props[Name];
};

type ElementChildren<Kind extends NodeKind> = (typeof nodeKinds)[Kind] extends {
  readonly children: readonly [];
  readonly text: 'none';
}
  ? {readonly children?: never}
  : {readonly children?: ReactNode};
