export type SheetLayout = {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly boxes: readonly CellBox[];
};

export type CellBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly pictureHeight: number;
  /** Lines that the prompt may take. */
  readonly promptLines: number;
};

export type SheetShape = {
  readonly cells: number;
  /** Width of a frame by its height. */
  readonly aspect: number;
  readonly columns?: number;
};

const margin = 64;
const gap = 36;
const headHeight = 130;
/** Below a picture: a line for the address, and the prompt. */
const firstLine = 36;
const promptLine = 27;

/** Where everything stands on a contact sheet, in pixels. */
export function layOutContactSheet({cells, aspect, columns}: SheetShape): SheetLayout {
  const upright = aspect < 1;
  const across = Math.max(1, columns ?? Math.min(Math.max(cells, upright ? 3 : 2), upright ? 5 : 3));
  const width = upright ? 300 : 540;
  const pictureHeight = Math.round(width / aspect);
  const promptLines = upright ? 5 : 3;
  const cellHeight = pictureHeight + firstLine + promptLines * promptLine + 12;
  const rows = Math.ceil(cells / across);
  return {
    width: 2 * margin + across * width + (across - 1) * gap,
    height: margin + headHeight + rows * cellHeight + Math.max(0, rows - 1) * gap + margin,
    margin,
    boxes: Array.from({length: cells}, (_, index) => ({
      x: margin + (index % across) * (width + gap),
      y: margin + headHeight + Math.floor(index / across) * (cellHeight + gap),
      width,
      pictureHeight,
      promptLines,
    })),
  };
}
