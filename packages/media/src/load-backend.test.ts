import {expect, test} from 'vitest';
import {loadBackend} from './load-backend.ts';

test('A missing binary is told as such, with what the loader said', async () => {
  const load = (): Promise<never> =>
    Promise.reject(new Error('Could not load the node-av native binding for linux-riscv64.'));
  await expect(loadBackend(load)).rejects.toMatchObject({
    code: 'media-backend-missing',
    message: expect.stringContaining('linux-riscv64'),
  });
});
