import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {
  dialectNames,
  isLoopback,
  painterNames,
  readFaultPlan,
  startVideosServer,
  type FaultPlan,
  type VideosServer,
  type VideosServerEvent,
} from '@matchcut/videos-server';
import {badOption, options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes, ProjectError} from '../errors/project-error.ts';
import {findProject} from '../project/find-project.ts';

/** `matchcut server`: the Videos API, until Ctrl-C; then what it would have cost. */
export async function serveVideos(session: Session): Promise<number> {
  const {terminal, env, cwd, signal, isJson, option, say} = session;
  const host = option(options.host) ?? '127.0.0.1';
  // What makes no sense to type again each time may stand in the environment; neither is ever printed.
  const apiKey = option(options.apiKey) ?? env['MATCHCUT_SERVER_API_KEY'] ?? '';
  const faults = option(options.faults);
  const workers = option(options.concurrency);
  const directory = resolve(findProject(cwd).root, '.matchcut', 'videos-server');
  const server = await startVideosServer({
    host,
    port: option(options.port),
    directory,
    latencyMs: option(options.latency),
    dialect: oneOf('--dialect', option(options.dialect) ?? 'openai', dialectNames),
    painter: oneOf('--painter', option(options.painter) ?? 'animatic', painterNames),
    ...(apiKey !== '' && {apiKey}),
    ...(faults !== null && {faults: readFaults(resolve(cwd, faults))}),
    ...(workers !== null && {workers}),
    onEvent: (event) => tell(event, session),
  });
  try {
    terminal.out(
      isJson ? `${JSON.stringify({formatVersion: '1', url: server.url, directory})}\n` : `${server.url}\n`,
    );
    say(
      'info',
      `The Videos API is at ${server.url}, for ${apiKey === '' ? 'any key' : 'one key'}; its state is in ${directory}. Ctrl-C ends it.`,
    );
    if (!isLoopback(host))
      say('warn', 'Other machines may reach it, and faults can be set by --faults alone.');
    if (!signal.aborted) await once(signal, 'abort');
    say('info', summaryOf(server));
    return exitCodes.done;
  } finally {
    await server.close();
  }
}

function oneOf<Name extends string>(name: string, given: string, names: readonly Name[]): Name {
  const found = names.find((one) => one === given);
  if (found === undefined) throw badOption(name, given, `one of ${names.join(', ')}`);
  return found;
}

function readFaults(path: string): FaultPlan {
  try {
    return readFaultPlan(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const isJson = !(error instanceof SyntaxError);
    if (isJson && !(error instanceof Error && 'errno' in error)) throw error;
    throw new ProjectError(
      'bad-option',
      isJson ? `There is no file ${path} that can be read.` : `${path} is no JSON.`,
      'Give a JSON file with a fault plan; docs/local-videos-api.md says what may be in it.',
      {where: '--faults', cause: error},
    );
  }
}

function tell(event: VideosServerEvent, {say}: Session): void {
  switch (event.kind) {
    case 'answered':
      return say('verbose', `${event.status} ${event.method} ${event.path}`);
    case 'painted':
      return say('verbose', `${event.video} is painted.`);
    case 'ended':
      return say(
        'info',
        `${event.video} ${event.error === null ? 'is completed' : `failed: ${event.error.message}`}`,
      );
    case 'batch-ended':
      return say('info', `${event.batch} is ${event.status}`);
    case 'crashed':
      return say('error', `A request was answered with 500: ${event.error.stack ?? event.error.message}`);
    default:
      return event satisfies never;
  }
}

function summaryOf(server: VideosServer): string {
  const entries = server.ledger();
  const count = (state: string): number => entries.filter((entry) => entry.state === state).length;
  const usd = server.billedUsd().toFixed(2);
  return `In all: ${entries.length} videos, ${count('billed')} billed, ${count('not-billed')} not, ${count('open')} under way; $${usd} would have been paid.`;
}
