import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {BootstrapError} from './bootstrap-error.mjs';
import {rootDirectory} from './paths.mjs';
import {runQuietly} from './run-quietly.mjs';
import {say} from './say.mjs';
import {unpackChromiumLibraries} from './unpack-chromium-libraries.mjs';

// What the Chromium of @sparticuz/chromium links to beyond glibc, with Debian's package for each.
const libraries = {'libnss3.so': 'libnss3', 'libnspr4.so': 'libnspr4', 'libexpat.so.1': 'libexpat1'};

// The copies inside @sparticuz/chromium were built against this glibc.
const glibcOfCopies = [2, 34];

/**
 * Makes sure that Chromium's system libraries can be found. Where some are missing, the copies that come with the
 * Chromium package serve; the system's package manager is asked only where those can't.
 *
 * @returns {Promise<NodeJS.ProcessEnv>} variables to add to the environment
 */
export async function prepareMachine() {
  if (process.platform !== 'linux') return {};
  const missing = Object.keys(libraries).filter((library) => !isFound(library));
  if (missing.length === 0) return {};
  const copies = hasGlibcOfCopies() ? await unpackChromiumLibraries() : undefined;
  if (copies) return {LD_LIBRARY_PATH: [copies, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter)};
  await installWithApt(missing);
  return {};
}

function isFound(library) {
  const triplet = {x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu'}[process.arch] ?? '';
  const directories = [
    ...(process.env.LD_LIBRARY_PATH ?? '').split(delimiter).filter(Boolean),
    ...['/usr/lib', '/lib'].map((directory) => join(directory, triplet)),
    '/usr/lib64',
    '/lib64',
    '/usr/lib',
    '/lib',
    '/usr/local/lib',
  ];
  return directories.some((directory) => existsSync(join(directory, library)));
}

function hasGlibcOfCopies() {
  const version = process.report?.getReport().header.glibcVersionRuntime;
  if (!version) return false;
  const [major, minor] = version.split('.').map(Number);
  return major > glibcOfCopies[0] || (major === glibcOfCopies[0] && minor >= glibcOfCopies[1]);
}

async function installWithApt(missing) {
  const packages = missing.map((library) => libraries[library]);
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!mayInstall) {
    throw new BootstrapError(
      `Chromium, which draws the overlays, needs ${missing.join(', ')}, and this system lacks them.`,
      `Install them (Debian and Ubuntu: sudo ${command}; Fedora: sudo dnf install nss nspr expat) and run again.`,
    );
  }
  say(`Chromium needs ${missing.join(', ')}: ${command} …`);
  const script = `apt-get update -q && ${command}`;
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const {exitCode, output} = await runQuietly('sh', ['-c', script], {
    cwd: rootDirectory,
    env,
    doing: 'installing system libraries',
  });
  if (exitCode === 0) return;
  throw new BootstrapError(
    `Installing ${packages.join(', ')} with apt-get failed.`,
    `Install them by hand: ${command}`,
    output.trim().split('\n').slice(-4).join('\n'),
  );
}
