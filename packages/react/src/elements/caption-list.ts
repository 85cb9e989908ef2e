import {createElement, type ReactElement, type ReactNode} from 'react';
import type {JsxProps} from './element-props.ts';
import type {NodeProps} from '@matchcut/plan';

/** Props of `<CaptionList>`. */
export type CaptionListProps = JsxProps<NodeProps['captions']> & {
  /** A `<Caption>` for each cue. */
  readonly children?: ReactNode;
};

/**
 * The cues of a caption file, read already. Times of the captions in it count from `from`.
 *
 * @example
 * ```tsx
 * <CaptionList src="talk.srt" from={2}>
 *   <Caption from={0} seconds={1.5} line={2}>Good morning.</Caption>
 * </CaptionList>
 * ```
 */
export function CaptionList(props: CaptionListProps): ReactElement {
  return createElement('captions', props);
}
