import {isDeepStrictEqual} from 'node:util';
import type {EngineInputs, EngineRequest, FoundJob, Job, LostRequest} from '@matchcut/engine';
import {spellSize} from '../dialects/sizes.ts';
import type {Settings} from '../sora-options.ts';
import type {Surroundings} from '../surroundings.ts';
import type {Client} from '../wire/client.ts';
import type {Video} from '../wire/schemas.ts';
import {makeJob, secondsOf} from './job-state.ts';
import {listVideos} from './list-videos.ts';

/** `created_at` and `Date` are whole seconds, and an answer is on its way for a while. */
const allowanceMs = 5000;
const lookEveryMs = 2000;
/** Of other requests the inputs are not known. */
const unseen: EngineInputs = {identities: [], source: null, firstFrame: null};

/**
 * Looks for the job of a request whose answer was lost among those that the server lists. It looks again until the
 * server had the time to list it: what is called absent is asked for, and paid, once more.
 */
export async function findJob(
  lost: LostRequest,
  settings: Settings,
  client: Client,
  {clock, timeouts}: Surroundings,
  signal: AbortSignal | undefined,
): Promise<FoundJob> {
  const {list} = settings.dialect;
  const server = client.server();
  if (list === null) return undecided(`${server} has no list of its videos.`);
  const askedAt = Date.parse(lost.askedAt);
  if (Number.isNaN(askedAt)) return undecided(`"${lost.askedAt}" is no time to look from.`);
  // Whoever looks at once may be waiting for the answer still; whoever looks later is another run.
  const settledAt = Math.min(clock.now(), askedAt + timeouts.answer) + settings.settleMs;
  for (;;) {
    const isLastLook = clock.now() >= settledAt;
    const {videos, isWhole} = await listVideos(client, {since: askedAt - allowanceMs}, clock, signal);
    const candidates = videos.filter((video) => mayBeAnswer(video, lost, settings));
    const oldest = candidates.at(-1);
    if (oldest !== undefined)
      return isDecided(candidates, lost, settings)
        ? {kind: 'found', job: adopt(oldest, lost, settings, server)}
        : ambiguous(candidates, server);
    if (isLastLook)
      return list.isComplete && isWhole
        ? {kind: 'absent'}
        : undecided(`The list of ${server} may leave videos out, and this one is not in it.`);
    await clock.sleep(Math.min(lookEveryMs, settledAt - clock.now()), signal);
  }
}

/**
 * Whether each of these videos answers this request, or another one that is lost and asks for the very same: then it
 * does not matter which is whose. A request that only looks the same in the list was shown other people or pictures.
 */
function isDecided(candidates: readonly Video[], lost: LostRequest, settings: Settings): boolean {
  const {request, taken, unanswered = []} = lost;
  const twins = unanswered.filter((other) => isTwin(other, request));
  const rivals = unanswered.filter((other) => !isTwin(other, request));
  return (
    candidates.length <= 1 + twins.length &&
    candidates.every(
      (video) =>
        saysEnough(video, settings) &&
        !rivals.some((rival) => mayBeAnswer(video, {request: rival, inputs: unseen, taken}, settings)),
    )
  );
}

/** Whether two requests differ in nothing but that they are two. */
function isTwin(one: EngineRequest, other: EngineRequest): boolean {
  return isDeepStrictEqual(overJson({...one, take: 0}), overJson({...other, take: 0}));
}

function overJson(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Whether nothing speaks against a video being what the request made. What the server does not say can't. */
function mayBeAnswer(
  video: Video,
  {request, inputs, taken}: Pick<LostRequest, 'request' | 'inputs' | 'taken'>,
  {model, dialect}: Settings,
): boolean {
  const seconds = secondsOf(request, inputs, dialect);
  return (
    !taken.has(video.id) &&
    isSameOrUnsaid(video.prompt, (prompt) => plain(prompt) === plain(request.prompt)) &&
    // Of a model that is not known it can't be said that it is another: servers have names of their own.
    isSameOrUnsaid(
      video.model,
      (name) => isSnapshotOf(name, model) || !Object.hasOwn(dialect.models, name),
    ) &&
    isSameOrUnsaid(video.size, (size) => size === spellSize(request.size)) &&
    // Of a continuation some servers say the whole and some the new part.
    isSameOrUnsaid(video.seconds, (said) => seconds === null || said === seconds || said === request.seconds)
  );
}

/** Whether a video can be nothing else. */
function saysEnough({prompt, model}: Video, settings: Settings): boolean {
  return prompt !== null && isSameOrUnsaid(model, (name) => isSnapshotOf(name, settings.model));
}

function isSameOrUnsaid<Value>(value: Value | null, isSame: (value: Value) => boolean): boolean {
  return value === null || isSame(value);
}

function plain(prompt: string): string {
  return prompt.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** `sora-2` may be answered by `sora-2-2025-12-08`, but not by `sora-2-pro`. */
function isSnapshotOf(name: string, model: string): boolean {
  return (
    name === model ||
    (name.startsWith(`${model}-`) && /^\d{4}-\d{2}-\d{2}$/.test(name.slice(model.length + 1)))
  );
}

function adopt({id}: Video, {request, inputs}: LostRequest, {model, dialect}: Settings, server: string): Job {
  const seconds = secondsOf(request, inputs, dialect);
  return makeJob(id, model, {server, size: spellSize(request.size), seconds});
}

function ambiguous(candidates: readonly Video[], server: string): FoundJob {
  const named = candidates.map(({id, model}) => (model === null ? id : `${id} (${model})`)).join(', ');
  return candidates.length > 1
    ? undecided(`${server} has ${candidates.length} videos that could be it: ${named}.`)
    : undecided(`${server} does not say enough of its videos; it could be ${named}.`);
}

function undecided(message: string): FoundJob {
  return {kind: 'undecided', message};
}
