import {createContext} from 'react';

/** A caption as it is drawn. Seconds count from the start of the overlay that it is drawn in. */
export type CaptionCue = {
  readonly from: number;
  readonly seconds: number;
  /** Its own line breaks are kept. */
  readonly text: string;
  /** When each word is spoken; empty where that is not known. */
  readonly words: readonly {readonly text: string; readonly from: number}[];
};

/** What the content of a `<Caption>` draws. Set by whoever draws it; `null` anywhere else. */
export const CurrentCue = createContext<CaptionCue | null>(null);
