import {say} from './say.mjs';

// The Chromium that draws overlays brings NSS, NSPR and Expat along; those copies were built against this glibc.
const minimumGlibc = [2, 34];

/** Says what won't work on this system, before a render finds out. */
export function checkSystem() {
  if (process.platform !== 'linux') return;
  const version = process.report?.getReport().header.glibcVersionRuntime;
  if (!version) {
    say(
      'this Linux has musl instead of glibc: FFmpeg and Chromium won’t start here. Debian, Ubuntu and Fedora work.',
    );
    return;
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < minimumGlibc[0] || (major === minimumGlibc[0] && minor < minimumGlibc[1])) {
    say(
      `glibc ${version} is older than ${minimumGlibc.join('.')} (Debian 12, Ubuntu 22.04): films with overlays won’t render.`,
    );
  }
}
