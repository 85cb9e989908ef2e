import {styleText} from 'node:util';
import {isAutomated} from './is-automated.ts';

/** Where a command writes: data to `out`, words to `words`. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly words: (text: string) => void;
  /** Colours for words. */
  readonly paint: Paint;
  /** Colours for data. */
  readonly paintOut: Paint;
  /** Whether a person sits in front of it: words may move, questions may be asked. */
  readonly isInteractive: boolean;
  /** Characters a line. */
  readonly columns: number;
};

export type Paint = (style: Style, text: string) => string;

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'blue' | 'magenta';

/** The process' own streams; colours follow NO_COLOR, FORCE_COLOR and whether a stream is a terminal. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    words: (text) => void process.stderr.write(text),
    paint: painter(process.stderr),
    paintOut: painter(process.stdout),
    isInteractive: process.stderr.isTTY && process.stdin.isTTY && !isAutomated(process.env),
    columns: process.stderr.columns ?? 80,
  };
}

function painter(stream: NodeJS.WritableStream): Paint {
  return (style, text) => styleText(style, text, {stream});
}
