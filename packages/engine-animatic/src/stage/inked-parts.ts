import type {Canvas} from '@napi-rs/canvas';

/** A rectangle of a sheet in its own pixels. */
export type Part = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

const cell = 64;

/** Rectangles that hold all that is painted on a canvas, so that empty paper costs nothing in each frame. */
export function inkedParts(canvas: Canvas): readonly Part[] {
  const {width, height} = canvas;
  const columns = Math.ceil(width / cell);
  const done: Part[] = [];
  let open: Part[] = [];
  const ctx = canvas.getContext('2d');
  for (let top = 0; top < height; top += cell) {
    const rows = Math.min(cell, height - top);
    const pixels = new Uint32Array(ctx.getImageData(0, top, width, rows).data.buffer);
    const inked = Array.from({length: columns}, (_, column) => isInked(pixels, width, rows, column * cell));
    const runs = runsOf(inked, width);
    const next: Part[] = [];
    for (const [left, right] of runs) {
      const above = open.find((part) => part.left === left && part.right === right);
      next.push({left, right, top: above?.top ?? top, bottom: top + rows});
    }
    done.push(
      ...open.filter(
        (part) =>
          !next.some(
            ({left, right, top: start}) => left === part.left && right === part.right && start === part.top,
          ),
      ),
    );
    open = next;
  }
  const parts = [...done, ...open];
  // Many small pieces cost more than the paper between them.
  return parts.length > 14 ? [hullOf(parts)] : parts;
}

function isInked(pixels: Uint32Array, width: number, rows: number, left: number): boolean {
  const right = Math.min(width, left + cell);
  for (let row = 0; row < rows; row++) {
    for (let x = left; x < right; x++) if (pixels[row * width + x] !== 0) return true;
  }
  return false;
}

function runsOf(
  inked: readonly boolean[],
  width: number,
): readonly (readonly [left: number, right: number])[] {
  const runs: [number, number][] = [];
  inked.forEach((is, column) => {
    if (!is) return;
    const last = runs.at(-1);
    const right = Math.min(width, (column + 1) * cell);
    // A gap of two cells is cheaper than another run.
    if (last !== undefined && column * cell - last[1] <= cell) last[1] = right;
    else runs.push([column * cell, right]);
  });
  return runs;
}

function hullOf(parts: readonly Part[]): Part {
  return {
    left: Math.min(...parts.map(({left}) => left)),
    top: Math.min(...parts.map(({top}) => top)),
    right: Math.max(...parts.map(({right}) => right)),
    bottom: Math.max(...parts.map(({bottom}) => bottom)),
  };
}
