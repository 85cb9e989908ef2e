import type {EngineInputs, EngineRequest, Job} from '@matchcut/engine';
import {checkRequest} from '@matchcut/engine';
import {makeJob, secondsOf} from '../jobs/job-state.ts';
import {spellSize} from '../dialects/sizes.ts';
import {capabilitiesOf} from '../planning/describe-engine.ts';
import type {Footage} from '../footage/footage.ts';
import type {Settings} from '../sora-options.ts';
import type {Client} from '../wire/client.ts';
import {videoSchema} from '../wire/schemas.ts';
import {orderOf} from './order.ts';

/** Starts a job: the one place in which single clips are paid for. */
export async function submit(
  request: EngineRequest,
  inputs: EngineInputs,
  settings: Settings,
  {client, footage}: {readonly client: Client; readonly footage: Footage},
  signal: AbortSignal | undefined,
): Promise<Job> {
  signal?.throwIfAborted();
  checkRequest(request, capabilitiesOf(settings));
  // Known before there is anything to lose.
  const server = client.server();
  const {call, fitted} = await orderOf(request, inputs, settings, footage, signal);
  const {value: video} = await client.ask({...call, spends: true, signal}, videoSchema);
  const seconds = secondsOf(request, inputs, settings.dialect);
  return makeJob(video.id, settings.model, {server, size: spellSize(request.size), seconds, fitted});
}
