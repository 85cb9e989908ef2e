import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {run} from './run.ts';

const root = join(import.meta.dirname, '..', '..');
const packedSchema = z.array(z.object({name: z.string(), filename: z.string()}));

/** Builds and packs every package into a folder; returns `file:` specifiers by name. */
export async function packPackages(directory: string): Promise<Readonly<Record<string, string>>> {
  mkdirSync(directory, {recursive: true});
  await run('pnpm', ['build'], {cwd: root});
  const {stdout} = await run(
    'pnpm',
    ['--recursive', '--filter=./packages/*', 'pack', '--json', '--pack-destination', directory],
    {cwd: root},
  );
  const packed = packedSchema.parse(JSON.parse(stdout));
  return Object.fromEntries(packed.map(({name, filename}) => [name, `file:${filename}`]));
}
