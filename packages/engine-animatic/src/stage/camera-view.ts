/** Where the camera stands over the stage: its centre in stage units, and how near it is. */
export type CameraView = {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
};

/** A picture of the stage: `left` and `top` are pixels of the frame. */
export type Picture = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Frame pixels of a layer's own origin and of one stage unit in it. */
export type Projection = {
  readonly originX: number;
  readonly originY: number;
  readonly scale: number;
};

/**
 * Parallax: depth 0 is the sky, which no camera comes nearer to, 1 the plane on which figures stand, more than 1 nearer than they. What is far
 * moves less and grows less.
 */
export function project(camera: CameraView, depth: number, picture: Picture): Projection {
  const nearness = depth === 0 ? 0 : depth <= 1 ? 0.18 + 0.82 * depth : depth;
  const growth = depth === 0 ? 0 : depth <= 1 ? 0.28 + 0.72 * depth : depth;
  const scale = picture.height * (1 + (camera.zoom - 1) * growth);
  return {
    originX: picture.left + picture.width / 2 - camera.x * nearness * scale,
    originY: picture.top + picture.height / 2 - camera.y * nearness * scale,
    scale,
  };
}

export function blendViews(from: CameraView, to: CameraView, amount: number): CameraView {
  const at = (start: number, end: number): number => start + (end - start) * amount;
  return {
    x: at(from.x, to.x),
    y: at(from.y, to.y),
    // Even steps of zoom look even when they multiply.
    zoom: from.zoom * (to.zoom / from.zoom) ** amount,
  };
}
