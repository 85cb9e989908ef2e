import type {Canvas, SKRSContext2D} from '@napi-rs/canvas';

// Reading a whole frame at once asks the system for fresh memory each time; strips come from memory that is
// used again.
const rows = 96;

/** Reads a canvas into one lasting buffer. */
export class FrameReader {
  readonly #ctx: SKRSContext2D;
  readonly #width: number;
  readonly #height: number;
  readonly #pixels: Uint8Array;

  constructor(canvas: Canvas) {
    this.#ctx = canvas.getContext('2d');
    this.#width = canvas.width;
    this.#height = canvas.height;
    this.#pixels = new Uint8Array(canvas.width * canvas.height * 4);
  }

  read(): Uint8Array {
    for (let top = 0; top < this.#height; top += rows) {
      const strip = this.#ctx.getImageData(0, top, this.#width, Math.min(rows, this.#height - top));
      this.#pixels.set(strip.data, top * this.#width * 4);
    }
    return this.#pixels;
  }
}
