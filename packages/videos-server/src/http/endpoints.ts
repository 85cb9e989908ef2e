/** Every call of the protocol, below `/v1`. */
export const endpoints = {
  'videos.create': 'POST /videos',
  'videos.list': 'GET /videos',
  'videos.retrieve': 'GET /videos/:id',
  'videos.delete': 'DELETE /videos/:id',
  'videos.content': 'GET /videos/:id/content',
  'videos.extend': 'POST /videos/extensions',
  'videos.edit': 'POST /videos/edits',
  'videos.remix': 'POST /videos/:id/remix',
  'characters.create': 'POST /videos/characters',
  'characters.retrieve': 'GET /videos/characters/:id',
  'files.create': 'POST /files',
  'files.list': 'GET /files',
  'files.retrieve': 'GET /files/:id',
  'files.delete': 'DELETE /files/:id',
  'files.content': 'GET /files/:id/content',
  'batches.create': 'POST /batches',
  'batches.list': 'GET /batches',
  'batches.retrieve': 'GET /batches/:id',
  'batches.cancel': 'POST /batches/:id/cancel',
} as const;

export type EndpointName = keyof typeof endpoints;

export const endpointNames = Object.keys(endpoints).filter((name): name is EndpointName => name in endpoints);

const patterns = endpointNames
  .map((name) => ({name, pattern: new RegExp(`^${endpoints[name].replaceAll(':id', '[^/]+')}/?$`)}))
  // `/videos/edits` is no video called edits.
  .toSorted((a, b) => Number(endpoints[a.name].includes(':id')) - Number(endpoints[b.name].includes(':id')));

/** The call that a request makes; a HEAD is that of its GET. `null` for a path that the protocol has not. */
export function endpointOf(method: string, path: string): EndpointName | null {
  const below = path.replace(/^\/v1/, '');
  const call = `${method === 'HEAD' ? 'GET' : method} ${below}`;
  return patterns.find(({pattern}) => pattern.test(call))?.name ?? null;
}
