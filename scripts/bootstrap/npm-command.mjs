import {existsSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

/**
 * How to start npm: the one that runs this script, else the one beside this Node, else the one on PATH.
 *
 * @returns {{command: string, args: readonly string[]}}
 */
export function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && basename(running).startsWith('npm-cli') && existsSync(running)) {
    return {command: process.execPath, args: [running]};
  }
  const beside = [
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => existsSync(path));
  return beside ? {command: process.execPath, args: [beside]} : {command: 'npm', args: []};
}
