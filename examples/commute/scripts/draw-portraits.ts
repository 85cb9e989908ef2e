import {createCanvas, type SKRSContext2D} from '@napi-rs/canvas';

const size = 320;

/** Reference pictures of the cast: flat shapes on paper. */
export function drawPortraits(): readonly {readonly name: string; readonly png: Uint8Array}[] {
  return [
    {name: 'mara', png: paint('#dfe7e6', drawMara)},
    {name: 'otto', png: paint('#e9e2d2', drawOtto)},
    {name: 'umbrella', png: paint('#e4e6ea', drawUmbrella)},
  ];
}

function paint(paper: string, draw: (pen: Pen) => void): Uint8Array {
  const canvas = createCanvas(size, size);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, size, size);
  draw(penFor(context));
  return canvas.toBuffer('image/png');
}

type Pen = {
  readonly shape: (colour: string, path: string) => void;
  readonly dot: (colour: string, x: number, y: number, radius: number) => void;
  readonly line: (colour: string, width: number, points: readonly (readonly [number, number])[]) => void;
};

function penFor(context: SKRSContext2D): Pen {
  return {
    shape: (colour, path) => {
      const [start = [0, 0], ...curves] = numbersOf(path);
      context.fillStyle = colour;
      context.beginPath();
      context.moveTo(start[0] ?? 0, start[1] ?? 0);
      for (const [x = 0, y = 0, controlX = x, controlY = y] of curves)
        context.quadraticCurveTo(controlX, controlY, x, y);
      context.fill();
    },
    dot: (colour, x, y, radius) => {
      context.fillStyle = colour;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
    },
    line: (colour, width, points) => {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.beginPath();
      for (const [x, y] of points) context.lineTo(x, y);
      context.stroke();
    },
  };
}

/** Corners `x,y`, or curves `x,y,controlX,controlY`, apart by blanks. */
function numbersOf(path: string): readonly (readonly number[])[] {
  return path.split(' ').map((corner) => corner.split(',').map(Number));
}

function drawMara({shape, dot, line}: Pen): void {
  shape('#c8372d', '60,320 78,228,62,262 160,196,100,196 242,228,220,196 260,320,258,262');
  shape('#a92b24', '150,320 154,214 166,214 170,320');
  shape(
    '#c8372d',
    '74,196 78,110,56,150 160,44,94,44 242,110,226,44 246,196,264,150 160,236,230,236 74,196,90,236',
  );
  shape('#8d9397', '92,118 100,58 140,100');
  shape('#8d9397', '228,118 220,58 180,100');
  shape('#3b3f43', '104,100 106,74 124,94');
  shape('#3b3f43', '216,100 214,74 196,94');
  shape('#8d9397', '88,150 160,88,92,88 232,150,228,88 160,228,214,214 88,150,106,214');
  shape('#f2efe8', '104,164 152,176,132,160 160,226,156,200 104,164,118,212');
  shape('#f2efe8', '216,164 168,176,188,160 160,226,164,200 216,164,202,212');
  dot('#1e2225', 132, 150, 8);
  dot('#1e2225', 188, 150, 8);
  dot('#ffffff', 135, 147, 2.5);
  dot('#ffffff', 191, 147, 2.5);
  shape('#1e2225', '148,206 160,200,150,200 172,206,170,200 160,220,168,218 148,206,152,218');
  dot('#f3c75f', 160, 252, 6);
  dot('#f3c75f', 160, 284, 6);
  line('#a92b24', 4, [
    [84, 200],
    [112, 222],
    [160, 232],
    [208, 222],
    [236, 200],
  ]);
}

function drawOtto({shape, dot, line}: Pen): void {
  shape('#24344d', '72,320 96,252,76,276 160,228,120,228 224,252,200,228 248,320,244,276');
  shape('#6f8fae', '132,320 128,200,110,260 150,120,150,160 190,120,170,100 186,200,196,160 196,320,180,260');
  shape('#6f8fae', '112,112 168,66,116,66 212,112,212,66 168,150,212,150 112,112,116,150');
  shape('#e8a33d', '200,98 300,122 200,128');
  shape('#c9852a', '200,116 300,122 200,128');
  shape('#eef2f4', '128,116 176,96,144,94 196,124,196,100 150,142,180,146 128,116,132,138');
  dot('#1e2225', 182, 108, 7);
  dot('#ffffff', 184, 105, 2.2);
  line('#24344d', 7, [
    [126, 118],
    [96, 140],
    [70, 150],
  ]);
  line('#24344d', 5, [
    [124, 126],
    [104, 150],
    [86, 164],
  ]);
  shape('#24344d', '104,78 110,40,100,52 166,26,118,26 216,44,212,28 216,76');
  shape('#16202f', '100,84 160,72,128,72 244,88,216,76 214,72 104,72');
  shape('#e8c15a', '104,72 216,70 216,62 104,64');
  dot('#e8c15a', 164, 48, 9);
  for (const y of [268, 292, 314]) {
    dot('#e8c15a', 122, y, 5);
    dot('#e8c15a', 204, y, 5);
  }
}

function drawUmbrella({shape, line, dot}: Pen): void {
  line('#a8763e', 9, [
    [160, 60],
    [160, 266],
  ]);
  line('#a8763e', 9, [
    [160, 266],
    [158, 284],
    [146, 294],
    [130, 292],
    [122, 280],
  ]);
  shape(
    '#f0bb2e',
    '30,176 160,56,44,56 290,176,276,56 248,176,269,156 204,176,226,154 160,176,182,152 116,176,138,152 72,176,94,154 30,176,51,156',
  );
  shape('#d79f1c', '160,58 116,176,124,96 72,176,94,154 160,58,74,92');
  shape('#d79f1c', '160,58 248,176,246,92 204,176,226,154 160,58,196,96');
  dot('#a8763e', 160, 54, 7);
}
