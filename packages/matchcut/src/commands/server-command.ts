import type {Command} from '../command-line/command.ts';
import {options} from '../command-line/options.ts';

export const serverCommand: Command = {
  name: 'server',
  summary: 'Start the Videos API on this machine, painted and free, until Ctrl-C',
  options: [
    options.port,
    options.host,
    options.latency,
    options.apiKey,
    options.dialect,
    options.faults,
    options.painter,
    options.concurrency,
  ],
  examples: ['server --port 8787 --latency 5000', 'server --faults faults.json --dialect litellm'],
  run: async (session) => (await import('./serve-videos.ts')).serveVideos(session),
};
