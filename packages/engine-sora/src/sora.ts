import type {Engine} from '@matchcut/engine';
import {openBatches} from './batches/batches.ts';
import {createCharacter, knowsCharacter} from './characters/create-character.ts';
import {fetchClip} from './download/fetch-clip.ts';
import {openFootage} from './footage/footage.ts';
import {findJob} from './jobs/find-job.ts';
import {engineId} from './jobs/job-state.ts';
import {jobStatus} from './jobs/job-status.ts';
import {capabilitiesOf, keyedOptions, paceOf} from './planning/describe-engine.ts';
import {quote} from './planning/quote.ts';
import {submit} from './requests/submit.ts';
import {readOptions, type SoraOptions} from './sora-options.ts';
import {usualSurroundings, type Surroundings} from './surroundings.ts';
import {openReceiver} from './webhooks/receiver.ts';
import {openClient} from './wire/client.ts';

/**
 * The engine for servers that speak the Videos API. Making one touches neither network nor environment, so that films
 * can be planned and priced without a key. Throws `engine-misconfigured` for options that can't be used.
 */
export function sora(options: SoraOptions = {}): Engine {
  return soraIn(usualSurroundings, options);
}

/** The same on another machine: with its clock, environment and patience. */
export function soraIn(surroundings: Surroundings, options: SoraOptions): Engine {
  const settings = readOptions(options);
  const {model, dialect, prices, webhook} = settings;
  const client = openClient(settings, surroundings);
  const footage = openFootage();
  const parts = {client, footage};
  const receiver = webhook === undefined ? null : openReceiver(webhook, surroundings);
  return {
    id: engineId,
    model,
    semantics: 'sora/1',
    options: keyedOptions(settings),
    capabilities: capabilitiesOf(settings),
    billing: prices === 'free' ? 'free' : 'paid',
    pace: paceOf(settings),
    quote: (request) => quote(request, settings),
    async submit(request, inputs, {signal} = {}) {
      // What is wrong with the receiver is better known before money is spent.
      await receiver?.start();
      return submit(request, inputs, settings, parts, signal);
    },
    status: (job, {signal} = {}) => jobStatus(job, client, surroundings, signal),
    ...(receiver && {
      changed: (job, withinMs, {signal} = {}) => receiver.changed(job.id, withinMs, signal),
    }),
    find: (lost, {signal} = {}) => findJob(lost, settings, client, surroundings, signal),
    fetch: (job, to, fetchOptions = {}) => fetchClip(job, to, client, surroundings, fetchOptions),
    createCharacter: (request, reference, {signal} = {}) =>
      createCharacter(request, reference, settings, parts, signal),
    knowsCharacter: (handle, {signal} = {}) => knowsCharacter(handle, client, signal),
    ...(dialect.hasBatches && {batches: openBatches(settings, parts, surroundings)}),
    async close() {
      await Promise.all([client.close(), footage.close(), receiver?.close()]);
    },
  };
}
