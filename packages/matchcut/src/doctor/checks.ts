import {existsSync} from 'node:fs';
import {access, constants, statfs} from 'node:fs/promises';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {readLock} from '@matchcut/store';
import {formatBytes} from '../plan-view/format-bytes.ts';
import type {Project} from '../project/open-project.ts';
import type {Check} from './check.ts';
import {lookAtBrowser} from './look-at-browser.ts';
import {lookAtMedia} from './look-at-media.ts';

const typeface = '@fontsource-variable/archivo/files/archivo-latin-standard-normal.woff2';
const leastNode = 24;
const leastFreeBytes = 2e9;

/** What rendering in this project needs. */
export function checksOf(project: Project): readonly Check[] {
  return [
    {
      name: 'Node.js',
      isNeeded: true,
      remedy: `Install Node.js ${leastNode} or newer: https://nodejs.org`,
      look: async () => {
        const {node} = process.versions;
        if (Number(node.split('.')[0]) < leastNode) throw new Error(`This is ${node}.`);
        return node;
      },
    },
    {
      name: 'FFmpeg',
      isNeeded: true,
      remedy: 'It comes as a package: install the packages again, with optional ones (no --no-optional).',
      look: () => lookAtMedia(),
    },
    {
      name: 'Chromium',
      isNeeded: true,
      remedy:
        'It comes as a package; install the packages again. On Debian and Ubuntu its libraries are in: apt-get install libnss3 libnspr4 libexpat1',
      look: () => lookAtBrowser(),
    },
    {
      name: 'fonts',
      isNeeded: true,
      remedy: 'They come as a package: install the packages again.',
      look: async () => {
        await access(fileURLToPath(import.meta.resolve(typeface)));
        return 'Archivo';
      },
    },
    ...[project.stateDir, project.outDir].map((folder): Check => ({
      name: `${folder === project.stateDir ? 'store' : 'output'} folder`,
      isNeeded: true,
      remedy: `Give this user the right to write to ${folder}.`,
      look: async () => {
        await access(nearest(folder), constants.W_OK | constants.X_OK);
        return folder;
      },
    })),
    {
      name: 'free disk',
      isNeeded: false,
      remedy: 'A minute of film takes about a gigabyte while it is made. Free some space.',
      look: async () => {
        const {bavail, bsize} = await statfs(nearest(project.stateDir));
        if (bavail * bsize < leastFreeBytes) throw new Error(`Only ${formatBytes(bavail * bsize)} are free.`);
        return formatBytes(bavail * bsize);
      },
    },
    {
      name: 'lock',
      isNeeded: true,
      remedy: 'Correct the file, or restore it from version control.',
      look: async () => {
        if (!existsSync(project.lockFile)) return 'none yet; the first render writes it';
        const {shots, rows = {}} = await readLock(project.lockFile);
        const ofRows = Object.values(rows).flatMap((formats) => Object.values(formats).flat()).length;
        return `${Object.keys(shots).length} shots${ofRows > 0 ? `, and ${ofRows} of rows of props` : ''}`;
      },
    },
    {
      name: 'public folder',
      isNeeded: false,
      remedy: 'Files that films name belong there; a film without files needs none.',
      look: async () => {
        if (!existsSync(project.publicDir)) throw new Error(`There is no ${project.publicDir}.`);
        return project.publicDir;
      },
    },
  ];
}

/** The folder itself, or the nearest one above it that is there. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
