import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createMedia} from './create-media.ts';
import {uprightFilters, uprightSize} from './orientation.ts';

const media = createMedia({workers: 1});
const folder = mkdtempSync(join(tmpdir(), 'matchcut-orientation-'));
const width = 96;
const height = 64;

afterAll(async () => {
  await media.close();
  rmSync(folder, {recursive: true});
});

let jpeg = Buffer.alloc(0);
/** Four quarters, by their grey. */
const corners = {topLeft: 40, topRight: 100, bottomLeft: 160, bottomRight: 220};

beforeAll(async () => {
  const {topLeft, topRight, bottomLeft, bottomRight} = corners;
  const grey = `if(lt(Y,H/2),if(lt(X,W/2),${topLeft},${topRight}),if(lt(X,W/2),${bottomLeft},${bottomRight}))`;
  await media.transcode({
    inputs: [],
    graph: `color=s=${width}x${height}:r=1:d=1,format=yuv444p,geq=lum='${grey}':cb=128:cr=128,setparams=range=pc[v]`,
    video: {
      codec: 'mjpeg',
      options: {},
      frameRate: {numerator: 1, denominator: 1},
      timescale: 1,
      frames: 1,
    },
    audio: null,
    output: {path: join(folder, 'plain-%d.jpg'), format: 'image2', options: {start_number: 1}},
  });
  jpeg = readFileSync(join(folder, 'plain-1.jpg'));
});

type Side = 'top' | 'bottom' | 'left' | 'right';

/** What EXIF says of each number: at which side of the seen picture the file's first row and first column are. */
const meanings: readonly (readonly [number, Side, Side])[] = [
  [1, 'top', 'left'],
  [2, 'top', 'right'],
  [3, 'bottom', 'right'],
  [4, 'bottom', 'left'],
  [5, 'left', 'top'],
  [6, 'right', 'top'],
  [7, 'right', 'bottom'],
  [8, 'left', 'bottom'],
];

test.for(meanings)('%d: the first row is the %s, the first column the %s', async ([number, row, column]) => {
  const path = join(folder, `${number}.jpg`);
  writeFileSync(path, withOrientation(jpeg, number));
  const {video} = await media.probe(path);
  if (video === null) throw new Error('There is no picture.');
  expect([video.width, video.height, video.orientation ?? 1]).toEqual([width, height, number]);
  const seen = uprightSize(video);
  const isTurned = row === 'left' || row === 'right';
  expect(seen).toEqual(isTurned ? {width: height, height: width} : {width, height});

  const [pixels = new Uint8Array()] = await media.rawFrames({
    path,
    frames: [0],
    filters: [uprightFilters(video), 'format=gray'].filter((part) => part !== null).join(','),
  });
  const at = (sides: readonly Side[]): number => {
    const x = sides.includes('left') ? 8 : seen.width - 9;
    const y = sides.includes('top') ? 8 : seen.height - 9;
    return pixels[y * seen.width + x] ?? 0;
  };
  const greys = [at([row, column]), at([row, opposite[column]]), at([opposite[row], column])];
  for (const [index, grey] of [corners.topLeft, corners.topRight, corners.bottomLeft].entries())
    expect(Math.abs((greys[index] ?? 0) - grey)).toBeLessThan(12);
});

const opposite: Readonly<Record<Side, Side>> = {top: 'bottom', bottom: 'top', left: 'right', right: 'left'};

test('a picture that says nothing is upright', () => {
  expect(uprightFilters({})).toBeNull();
  expect(uprightSize({width: 3, height: 2})).toEqual({width: 3, height: 2});
});

/** With an EXIF block of one entry behind the start of the file. */
function withOrientation(file: Buffer, orientation: number): Buffer {
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const exif = [...Buffer.from('Exif\0\0MM', 'latin1'), 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2, ...exif]);
  return Buffer.concat([file.subarray(0, 2), head, file.subarray(2)]);
}
