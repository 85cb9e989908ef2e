// The types that the package brings import without extensions, which Node's resolution does not follow.
declare module 'media-captions' {
  /** Seconds; `null` where it is no time. */
  export function parseVTTTimestamp(timestamp: string): number | null;

  /** The tree of a cue's text: tags, entities and times read. */
  export function tokenizeVTTCue(cue: VTTCue): VTTNode[];

  export class VTTCue {
    constructor(startTime: number, endTime: number, text: string);
    readonly text: string;
  }

  export type VTTNode =
    | {readonly type: 'text'; readonly data: string}
    | {readonly type: 'timestamp'; readonly time: number; readonly children: readonly VTTNode[]}
    | {
        readonly type: 'b' | 'c' | 'i' | 'lang' | 'rt' | 'ruby' | 'u' | 'v';
        readonly children: readonly VTTNode[];
      };
}
