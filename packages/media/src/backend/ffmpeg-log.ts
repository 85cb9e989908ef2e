import {setImmediate} from 'node:timers/promises';
import {AV_LOG_ERROR} from 'node-av/constants';
import {Log} from 'node-av/lib';

const keptLines = 12;
const keptLength = 600;
const lines: string[] = [];

// Without a callback FFmpeg writes to stderr. There is one log for the process, as there is one job at a time.
Log.setCallback((level, line) => {
  if (level > AV_LOG_ERROR || line.trim() === '') return;
  lines.push(line.trim());
  if (lines.length > keptLines) lines.shift();
});

/** The last error lines that FFmpeg wrote, and forgets them. */
export async function takeLogLines(): Promise<string> {
  // What is logged during a native call is delivered by the event loop, that is after the call.
  await setImmediate();
  await setImmediate();
  return [...new Set(lines.splice(0))].join('; ').slice(0, keptLength);
}

export function forgetLogLines(): void {
  lines.length = 0;
}
