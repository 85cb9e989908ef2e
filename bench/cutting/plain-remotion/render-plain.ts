/** One plain Remotion render in a process of its own: node render-plain.ts '{"bundle": …}'. Called by the benchmark. */
import {renderMedia, selectComposition} from '@remotion/renderer';
import type {PlainProps} from './root.tsx';

export type PlainOrder = {
  readonly bundle: string;
  readonly browser: string | null;
  readonly props: PlainProps;
  readonly concurrency: number;
  readonly out: string;
};

const {bundle, browser, props, concurrency, out}: PlainOrder = JSON.parse(process.argv[2] ?? '');
const shared = {
  serveUrl: bundle,
  inputProps: props,
  browserExecutable: browser,
  chromeMode: 'headless-shell',
  logLevel: 'error',
} as const;
const composition = await selectComposition({...shared, id: 'plain'});
// Quality as it comes: H.264, JPEG frames, the defaults of renderMedia.
await renderMedia({...shared, composition, concurrency, codec: 'h264', outputLocation: out});
