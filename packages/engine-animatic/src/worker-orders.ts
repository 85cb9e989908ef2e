import type {ClipOrder} from './clip-order.ts';
import type {Colour} from './colour/colour.ts';
import type {PanelNote} from './panel.ts';

/** What the painting process is asked. */
export type WorkerOrder =
  | {readonly kind: 'paint'; readonly order: ClipOrder; readonly to: string}
  | {readonly kind: 'still'; readonly order: ClipOrder; readonly frame: number}
  | {readonly kind: 'read-note'; readonly path: string}
  | {readonly kind: 'read-colours'; readonly path: string};

export type WorkerAnswer =
  | {readonly kind: 'painted'}
  | {readonly kind: 'still'; readonly webp: Uint8Array}
  | {readonly kind: 'note'; readonly note: PanelNote | null}
  | {readonly kind: 'colours'; readonly colours: readonly Colour[]};
