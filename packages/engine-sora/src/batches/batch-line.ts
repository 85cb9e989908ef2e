import type {EngineRequest} from '@matchcut/engine';
import {createFields} from '../requests/create-call.ts';
import type {Fields} from '../requests/encode-body.ts';
import type {Settings} from '../sora-options.ts';

/** Room for what a request does not say itself: its id in the order, the ids of its cast and of its first frame. */
const unsaidBytes = 2048;

/** One request of an order, as a line of JSON. */
export function batchLine(id: string, body: Fields): string {
  return `${JSON.stringify({custom_id: id, method: 'POST', url: '/v1/videos', body})}\n`;
}

/** Never less than the line will have, in bytes. */
export function lineSize(request: EngineRequest, settings: Pick<Settings, 'model' | 'dialect'>): number {
  if (request.kind === 'edit') return 0;
  return Buffer.byteLength(batchLine('', createFields(request, settings))) + unsaidBytes;
}
