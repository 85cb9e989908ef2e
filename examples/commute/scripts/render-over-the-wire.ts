// Renders this film over HTTP instead of in the process: starts the local Videos API, renders a copy of the film with
// the `sora` engine, and compares every frame with the embedded engine's cut in out/, where there is one.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {cp, mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {startVideosServer} from '@matchcut/videos-server';

const film = join(import.meta.dirname, '..');
const copy = join(film, '.matchcut', 'wire');
const command = join(film, '..', '..', 'scripts', 'matchcut.mjs');
const formats = ['16x9', '9x16'];

const config = (baseURL: string): string => `import {defineConfig} from 'matchcut';
import {sora} from 'matchcut/engines';

export default defineConfig({engine: sora({baseURL: '${baseURL}', apiKey: 'any-key-will-do'})});
`;

await rm(copy, {recursive: true, force: true});
await mkdir(copy, {recursive: true});
for (const name of ['commute.film.tsx', 'cast.ts', 'package.json', 'public'])
  await cp(join(film, name), join(copy, name), {recursive: true});
const server = await startVideosServer({directory: join(copy, '.matchcut', 'videos-server')});
try {
  await writeFile(join(copy, 'matchcut.config.ts'), config(server.url));
  process.stdout.write(`The local Videos API listens at ${server.url}.\n`);
  const exitCode = await render(process.argv.slice(2));
  if (exitCode === 0) {
    process.stdout.write(`The server would have billed $${server.billedUsd().toFixed(2)}.\n`);
    process.exitCode = (await compareFrames()) ? 0 : 1;
  } else process.exitCode = exitCode;
} finally {
  await server.close();
}

/** The command line, as anybody would call it. */
function render(args: readonly string[]): Promise<number> {
  const call = [command, 'render', '--cwd', copy, '--yes', ...args];
  const child = spawn(process.execPath, call, {stdio: 'inherit'});
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Whether both ways gave the same pictures, as far as both have been gone. */
async function compareFrames(): Promise<boolean> {
  const media = createMedia();
  let areSame = true;
  try {
    for (const format of formats) {
      const [wired, embedded] = [copy, film].map((folder) => join(folder, 'out', `commute-${format}.mp4`));
      if (!wired || !embedded || !existsSync(wired)) continue;
      if (!existsSync(embedded)) {
        process.stdout.write(
          `${format}: nothing to compare with; npm start renders it with the embedded engine.\n`,
        );
        continue;
      }
      const [one, other] = await Promise.all([media.hashFrames(wired), media.hashFrames(embedded)]);
      const different = one.filter((hash, frame) => hash !== other[frame]).length;
      areSame &&= different === 0 && one.length === other.length;
      process.stdout.write(
        `${format}: ${one.length - different} of ${one.length} frames are the embedded engine's own.\n`,
      );
    }
    return areSame;
  } finally {
    await media.close();
  }
}
