export type SheetLayout = {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly boxes: readonly CellBox[];
  /** Where the heading of each group stands; none where there are no groups. */
  readonly headings: readonly {readonly x: number; readonly y: number; readonly width: number}[];
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
  /** Numbers of the cells that a group with a heading begins with, ascending. @default none */
  readonly groups?: readonly number[];
};

const margin = 64;
const gap = 36;
const headHeight = 130;
/** Below a picture: a line for the address, and the prompt. */
const firstLine = 36;
const promptLine = 27;
const headingHeight = 84;

/** Where everything stands on a contact sheet, in pixels. */
export function layOutContactSheet({cells, aspect, columns, groups = []}: SheetShape): SheetLayout {
  const upright = aspect < 1;
  const across = Math.max(1, columns ?? Math.min(Math.max(cells, upright ? 3 : 2), upright ? 5 : 3));
  const width = upright ? 300 : 540;
  const pictureHeight = Math.round(width / aspect);
  const promptLines = upright ? 5 : 3;
  const cellHeight = pictureHeight + firstLine + promptLines * promptLine + 12;
  const boxes: CellBox[] = [];
  const headings: {x: number; y: number; width: number}[] = [];
  const sheetWidth = 2 * margin + across * width + (across - 1) * gap;
  let y = margin + headHeight;
  let column = 0;
  const nextRow = (): void => {
    y += cellHeight + gap;
    column = 0;
  };
  for (let cell = 0; cell < cells; cell += 1) {
    const isFirst = groups.includes(cell);
    if (column === across || (isFirst && column > 0)) nextRow();
    if (isFirst) {
      headings.push({x: margin, y, width: sheetWidth - 2 * margin});
      y += headingHeight;
    }
    boxes.push({x: margin + column * (width + gap), y, width, pictureHeight, promptLines});
    column += 1;
  }
  return {
    width: sheetWidth,
    height: y + (cells > 0 ? cellHeight : 0) + margin,
    margin,
    boxes,
    headings,
  };
}
