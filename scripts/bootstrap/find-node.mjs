import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {BootstrapError} from './bootstrap-error.mjs';
import {installTool} from './install-tool.mjs';
import {minimumNodeMajor, nodePackages} from './versions.mjs';

/**
 * The Node that runs the workspace: this one where it is new enough, else one of our own.
 *
 * @returns {Promise<string>} path of the executable
 */
export async function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= minimumNodeMajor) return process.execPath;
  const spec = nodePackages[`${process.platform}-${process.arch}`];
  if (!spec) throw noNodePackage();
  const modules = await installTool(
    spec,
    `this is Node ${process.versions.node}, ${minimumNodeMajor} is needed: fetching ${spec} into .toolchain/ (once, 60 MB) …`,
  );
  const executable = join(
    modules,
    spec.slice(0, spec.lastIndexOf('@')),
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(executable)) {
    throw new BootstrapError(`${spec} has no ${executable}.`, 'Delete the folder .toolchain and run again.');
  }
  return executable;
}

function noNodePackage() {
  return new BootstrapError(
    `Matchcut needs Node ${minimumNodeMajor} or newer; this is ${process.versions.node}, and npm has no Node package for ${process.platform}-${process.arch}.`,
    `Install Node ${minimumNodeMajor} (https://nodejs.org/en/download, or: nvm install ${minimumNodeMajor}, fnm, volta, brew install node) and run again.`,
  );
}
