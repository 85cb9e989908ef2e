import type {FormatId} from '@matchcut/plan';
import type {RunOrder} from '../../protocol.ts';
import type {Props} from '../view/view-state.ts';

export type WantedClips = {
  /** Scenes and shots; `null` for all that are missing. */
  readonly targets: readonly string[] | null;
  /** @default all that are missing */
  readonly formats?: readonly FormatId[];
  /** @default the one that each has */
  readonly take?: number;
};

export function orderClips(film: string, props: Props, wanted: WantedClips): RunOrder {
  const {targets, formats = null, take = null} = wanted;
  return {film, props: props ?? {}, what: 'clips', targets, formats, take};
}
