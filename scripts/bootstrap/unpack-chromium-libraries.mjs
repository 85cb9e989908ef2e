import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {createBrotliDecompress} from 'node:zlib';
import {rootDirectory, toolchainDirectory} from './paths.mjs';
import {say} from './say.mjs';

/**
 * Unpacks the shared libraries that @sparticuz/chromium carries for bare systems.
 *
 * @returns {Promise<string | undefined>} the folder for the loader's search path; nothing where the package has none
 */
export async function unpackChromiumLibraries() {
  const link = join(rootDirectory, 'packages', 'compose', 'node_modules', '@sparticuz', 'chromium');
  const archive = join(link, 'bin', 'al2023.tar.br');
  if (process.arch !== 'x64' || !existsSync(archive)) return undefined;
  const {version} = JSON.parse(readFileSync(join(link, 'package.json'), 'utf8'));
  const directory = join(toolchainDirectory, `chromium-libraries@${version}`);
  if (!existsSync(directory)) {
    say(
      'this system lacks libraries that Chromium needs (NSS, NSPR, Expat): unpacking the copies that came with it …',
    );
    await unpack(archive, directory, createRequire(join(realpathSync(link), 'package.json')));
  }
  return join(directory, 'lib');
}

async function unpack(archive, directory, require) {
  mkdirSync(toolchainDirectory, {recursive: true});
  const attempt = mkdtempSync(join(toolchainDirectory, 'incomplete-'));
  try {
    await pipeline(createReadStream(archive), createBrotliDecompress(), require('tar-fs').extract(attempt));
    renameSync(attempt, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
  } finally {
    rmSync(attempt, {recursive: true, force: true});
  }
}
