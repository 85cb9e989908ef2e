import type {FormatId} from '@matchcut/plan';
import type {RunOrder} from '../../protocol.ts';

/** Props that are set on the page; `null` for the film's defaults. */
export type Props = {readonly [name: string]: unknown} | null;

/** `both` shows all formats of the film side by side. */
export type FormatChoice = FormatId | 'both';

export type PanelId = 'plan' | 'props' | 'runs' | 'ledger';

export const panelIds: readonly PanelId[] = ['plan', 'props', 'runs', 'ledger'];

/** What is seen, and so what a link reopens. All of it is in the address. */
export type LinkedView = {
  readonly film: string | null;
  readonly format: FormatChoice;
  readonly frame: number;
  /** Address of a scene, shot, overlay, caption or sound; or of a transition, as `transitionAddress` writes it. */
  readonly selection: string | null;
  readonly panel: PanelId;
  readonly props: Props;
};

export type ThemeChoice = 'system' | 'light' | 'dark';

/** What lies over everything; one at a time. */
export type OpenDialog =
  /** Shows what an order costs, and asks for it. */
  | {readonly kind: 'generate'; readonly order: RunOrder}
  | {readonly kind: 'render'}
  | {readonly kind: 'takes'; readonly address: string; readonly format: FormatId}
  | {readonly kind: 'shortcuts'};

export type PlaybackView = {
  readonly isPlaying: boolean;
  /** Negative plays backwards. */
  readonly rate: number;
  /** 0 to 1. */
  readonly volume: number;
  readonly isMuted: boolean;
  readonly isLooping: boolean;
  readonly hasGuides: boolean;
};
