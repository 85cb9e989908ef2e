import type {ArtifactRecord, Reason, Step} from '@matchcut/plan';
import {describeChanges} from './describe-changes.ts';
import {formatBytes} from './format-bytes.ts';

/** What becomes of a step and why, with all that it is made from. */
export function formatExplanation(step: Step): string {
  const {id, key, action, reason, needs, request} = step;
  return [
    `${id}: ${action}, ${reasonWords(reason)}`,
    ...(reason.kind === 'changed' ? describeChanges(reason.fields).map((line) => `  ${line}`) : []),
    `  key ${key}`,
    ...needs.map((need) => `  needs ${need}`),
    indent(JSON.stringify(request, null, 2)),
  ].join('\n');
}

/** What the store knows of an artifact. */
export function formatRecord(record: ArtifactRecord): string {
  const {kind, key, digest, sizeBytes, inputs, request, job, usd, madeAt} = record;
  return [
    `${kind} ${key}`,
    `  made ${madeAt}${job === null ? '' : ` by ${job.engine} ${job.model}, job ${job.id}`}`,
    `  digest ${digest}, ${formatBytes(sizeBytes)}`,
    `  price ${usd === null ? 'not known' : `$${usd}`}`,
    ...Object.entries(inputs).map(
      ([input, from]) => `  from ${input.slice(0, 12)} (digest ${from.slice(0, 12)})`,
    ),
    indent(JSON.stringify(request, null, 2)),
  ].join('\n');
}

function reasonWords(reason: Reason): string {
  switch (reason.kind) {
    case 'stored':
      return 'it is in the store';
    case 'unneeded':
      return 'nothing that is made needs it';
    case 'shared':
      return `it is the same as ${reason.step}`;
    case 'new':
      return 'nothing was ever made here';
    case 'changed':
      return reason.fields.length === 0 ? 'something else was made here' : 'what it is made from changed:';
    case 'missing':
      return 'it was made before, but is no longer in the store';
    case 'stale':
      return `it was made from another file than ${reason.upstream} is now`;
    case 'upstream':
      return `${reason.upstream} is made again`;
    case 'replaced':
      return 'another take was asked for';
  }
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
