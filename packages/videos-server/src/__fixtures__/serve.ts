/** A server in a process of its own, to be killed. Writes its address to stdout. */
import {startVideosServer} from '../start-videos-server.ts';

const [directory = '', painter = 'plain', latency = '0'] = process.argv.slice(2);
const server = await startVideosServer({
  directory,
  painter: painter === 'animatic' ? 'animatic' : 'plain',
  latencyMs: Number(latency),
  workers: 1,
  onEvent: ({kind}) => void process.stdout.write(`${kind}\n`),
});
process.stdout.write(`${server.url}\n`);
