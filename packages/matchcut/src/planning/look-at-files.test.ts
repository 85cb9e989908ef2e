import {mkdir, mkdtemp, realpath, rename, rm, stat, symlink, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {MediaError, type Probe} from '@matchcut/media';
import {digestBytes} from '@matchcut/plan';
import {expect, test} from 'vitest';
import {lookAtFiles, type FilesInputs} from './look-at-files.ts';

async function project(): Promise<FilesInputs & {readonly outside: string}> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'matchcut-files-')));
  const root = join(folder, 'project');
  const publicDir = join(root, 'public');
  const outside = join(folder, 'outside');
  await mkdir(publicDir, {recursive: true});
  await mkdir(outside);
  return {
    root,
    publicDir,
    outside,
    media: {probe: (path) => probe(path)},
    signal: new AbortController().signal,
  };
}

const video = {
  codec: 'h264',
  width: 64,
  height: 64,
  frameRate: {numerator: 30, denominator: 1},
  frames: 60,
  durationSeconds: 2,
  pixelFormat: 'yuv420p',
  colorSpace: 'bt709',
  colorRange: 'tv',
};
const audio = {codec: 'mp3', sampleRate: 48_000, channels: 2, durationSeconds: 2};

/** Stands in for FFmpeg, by file name. */
async function probe(path: string): Promise<Probe> {
  const container = {tags: {}, container: 'any', durationSeconds: 2};
  if (path.endsWith('.mp4')) return {...container, video, audio};
  if (path.endsWith('.mp3')) return {...container, video: {...video, frames: 1}, audio};
  if (path.endsWith('turned.jpg'))
    return {...container, video: {...video, height: 32, frames: 1, orientation: 6}, audio: null};
  if (path.endsWith('.png')) return {...container, video: {...video, frames: 1}, audio: null};
  throw new MediaError('media-unreadable', `${path} is no media file.`);
}

test('a picture has the size in which it is seen', async () => {
  const inputs = await project();
  for (const name of ['b.png', 'turned.jpg', 'a.mp4']) await writeFile(join(inputs.publicDir, name), name);
  const files = await lookAtFiles(['b.png', 'turned.jpg', 'a.mp4'], inputs);
  expect(files.get('b.png')).toMatchObject({size: {width: 64, height: 64}});
  expect(files.get('turned.jpg')).toMatchObject({size: {width: 32, height: 64}});
  expect(files.get('a.mp4')).not.toHaveProperty('size');
});

test('a file is known by its bytes and by what it holds', async () => {
  const inputs = await project();
  for (const name of ['a.mp4', 'cover.mp3', 'b.png', 'notes.txt'])
    await writeFile(join(inputs.publicDir, name), name);
  const files = await lookAtFiles(['a.mp4', 'cover.mp3', 'b.png', 'notes.txt'], inputs);
  expect(files.get('a.mp4')).toMatchObject({kind: 'media', media: 'video', durationSeconds: 2});
  expect(files.get('cover.mp3')).toMatchObject({kind: 'media', media: 'sound'});
  expect(files.get('b.png')).toMatchObject({kind: 'media', media: 'still', durationSeconds: 0});
  expect(files.get('notes.txt')).toEqual({
    kind: 'not-media',
    digest: digestBytes(Buffer.from('notes.txt')),
  });
});

test('a file that is not there and a folder are missing', async () => {
  const inputs = await project();
  await mkdir(join(inputs.publicDir, 'cast'));
  const files = await lookAtFiles(['nowhere.mp4', 'cast'], inputs);
  expect([...files.values()]).toEqual([{kind: 'missing'}, {kind: 'missing'}]);
});

test('no path leads out of the public folder', async () => {
  const inputs = await project();
  await writeFile(join(inputs.outside, 'secret.mp4'), 'x');
  await writeFile(join(inputs.root, 'film.tsx'), 'x');
  await symlink(join(inputs.outside, 'secret.mp4'), join(inputs.publicDir, 'link.mp4'));
  await symlink(inputs.outside, join(inputs.publicDir, 'folder'));
  const paths = [
    '../film.tsx',
    '../../outside/secret.mp4',
    join(inputs.outside, 'secret.mp4'),
    'link.mp4',
    'folder/secret.mp4',
  ];
  const files = await lookAtFiles(paths, inputs);
  expect([...files.values()]).toEqual(paths.map(() => ({kind: 'outside'})));
});

test('a symbolic link within the project is followed, and names may begin with dots', async () => {
  const inputs = await project();
  await mkdir(join(inputs.root, 'assets'));
  await writeFile(join(inputs.root, 'assets', 'a.mp4'), 'x');
  await writeFile(join(inputs.publicDir, '..b.mp4'), 'x');
  await symlink(join(inputs.root, 'assets', 'a.mp4'), join(inputs.publicDir, 'a.mp4'));
  const files = await lookAtFiles(['a.mp4', '..b.mp4'], inputs);
  expect([...files.values()].map(({kind}) => kind)).toEqual(['media', 'media']);
});

test('an error of the backend is not taken for a bad file', async () => {
  const inputs = await project();
  await writeFile(join(inputs.publicDir, 'a.mp4'), 'x');
  const broken = {probe: () => Promise.reject(new MediaError('media-backend-missing', 'No FFmpeg.'))};
  await expect(lookAtFiles(['a.mp4'], {...inputs, media: broken})).rejects.toMatchObject({
    code: 'media-backend-missing',
  });
});

test('a file is read again only when it has changed', async () => {
  const inputs = await project();
  const probed: string[] = [];
  const watched = {
    ...inputs,
    known: new Map(),
    media: {
      probe: (path: string) => {
        probed.push(basename(path));
        return probe(path);
      },
    },
  };
  const file = join(inputs.publicDir, 'b.png');
  const other = join(inputs.publicDir, 'a.mp4');
  const lookAgain = async (): Promise<unknown> =>
    (await lookAtFiles(['b.png', 'a.mp4'], watched)).get('b.png');
  await writeFile(file, 'one');
  await writeFile(other, 'clip');
  const first = await lookAgain();
  expect(await lookAgain()).toEqual(first);
  expect(probed.toSorted()).toEqual(['a.mp4', 'b.png']);

  // Of the same size, and with the time that it had: only the file system knows.
  const {atime, mtime} = await stat(file);
  await writeFile(file, 'two');
  await utimes(file, atime, mtime);
  expect(await lookAgain()).toMatchObject({digest: digestBytes(Buffer.from('two'))});
  expect(probed.toSorted()).toEqual(['a.mp4', 'b.png', 'b.png']);

  // Another file in its place, and none.
  await writeFile(join(inputs.publicDir, 'new.png'), 'new');
  await rename(join(inputs.publicDir, 'new.png'), file);
  expect(await lookAgain()).toMatchObject({digest: digestBytes(Buffer.from('new'))});
  await rm(file);
  expect(await lookAgain()).toEqual({kind: 'missing'});
  await writeFile(file, 'back');
  expect(await lookAgain()).toMatchObject({digest: digestBytes(Buffer.from('back'))});
});
