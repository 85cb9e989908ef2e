import {soundRate, type Reason, type Step} from '@matchcut/plan';
import {formatSeconds} from './format-seconds.ts';
import {formatSpan} from './format-span.ts';
import {isCrop} from './is-crop.ts';
import {shortAddress} from './short-address.ts';

/** What a step makes, and a note on it, in a few words each. */
export function describeStep(
  step: Step,
  film: string,
  fps: number,
): {readonly what: string; readonly note: string} {
  return {
    what: whatOf(step, fps),
    note: [...batchNote(step), step.action === 'reuse' ? reuseNote(step.reason, film) : makeNote(step, film)]
      .filter((note) => note !== '')
      .join('; '),
  };
}

/** In a plan for batches: which way a clip goes. */
function batchNote({batch}: Step): readonly string[] {
  switch (batch?.kind) {
    case undefined:
      return [];
    case 'batched':
      return ['in a batch'];
    case 'live':
      return [`live: ${batch.why}`];
  }
}

function whatOf(step: Step, fps: number): string {
  switch (step.kind) {
    case 'character':
      return step.request.role;
    case 'clip':
    case 'extension':
    case 'edit':
      return `${step.kind} ${formatSeconds(step.request.seconds)}`;
    case 'conform':
      return isCrop(step) ? 'crop' : 'conform';
    case 'segment':
      return segmentWords(step, fps);
    case 'soundtrack':
      return `soundtrack ${formatSeconds(step.request.samples / soundRate)}`;
    case 'cut':
      return `cut ${formatSeconds(step.request.frames / fps)}`;
  }
}

function segmentWords({address, request}: Extract<Step, {kind: 'segment'}>, fps: number): string {
  const transitions = request.picture.flatMap(({kind}) => (kind === 'clip' ? [] : [kind]));
  const overlays =
    request.overlays.length === 0 ? [] : [request.overlays.length === 1 ? 'overlay' : 'overlays'];
  // What has neither is the rest of a second that an overlay ends in: copying goes on at the next whole one.
  const what = [...transitions, ...overlays].join(' + ') || 'rest';
  return `${what} ${formatSpan(address, fps)}`.trim();
}

/** What is made is shown by its prompt, and where it is made again, by why. */
function makeNote(step: Step, film: string): string {
  switch (step.reason.kind) {
    case 'new':
    case 'stored':
    case 'shared':
    case 'unneeded':
      return promptOf(step);
    case 'missing':
      return 'no longer in the store';
    case 'changed':
      return step.reason.fields.length === 0 ? 'changed' : '';
    case 'stale':
      return `was made from another file than ${nameOf(step.reason.upstream, film)} is now`;
    case 'upstream':
      return `${nameOf(step.reason.upstream, film)} is made again`;
    case 'replaced':
      return 'request' in step && 'take' in step.request ? `take ${step.request.take}` : 'another take';
  }
}

function reuseNote(reason: Reason, film: string): string {
  return reason.kind === 'shared' ? `the same as ${nameOf(reason.step, film)}` : '';
}

/** The first line of a prompt; the others hold looks and style. */
function promptOf(step: Step): string {
  switch (step.kind) {
    case 'clip':
    case 'extension':
    case 'edit':
      return step.request.prompt.split('\n')[0] ?? '';
    case 'character':
      return step.request.look ?? '';
    case 'conform':
    case 'segment':
    case 'soundtrack':
    case 'cut':
      return '';
  }
}

/** `9:16 clip commute/platform` as `9:16 platform`. */
function nameOf(step: string, film: string): string {
  const [, kind = '', address = step] = step.split(' ');
  return kind === '' ? step : shortAddress(address, film);
}
