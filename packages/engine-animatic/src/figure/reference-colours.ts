import {createCanvas, loadImage} from '@napi-rs/canvas';
import {readClip} from '@matchcut/media/in-process';
import {oklchOf, colourOf, type Colour} from '../colour/colour.ts';

const side = 64;

/** The colours that tell a reference apart, most telling first. Throws `media-unreadable` where it is no picture. */
export async function coloursOf(path: string): Promise<readonly Colour[]> {
  const canvas = createCanvas(side, side);
  const ctx = canvas.getContext('2d');
  const image = await loadImage(path).catch(() => null);
  if (image === null) {
    const {lastFrame} = await readClip(path);
    const frame = createCanvas(lastFrame.width, lastFrame.height);
    const frameCtx = frame.getContext('2d');
    const data = frameCtx.createImageData(lastFrame.width, lastFrame.height);
    data.data.set(lastFrame.rgba);
    frameCtx.putImageData(data, 0, 0);
    ctx.drawImage(frame, 0, 0, side, side);
  } else {
    ctx.drawImage(image, 0, 0, side, side);
  }
  return tellingColours(ctx.getImageData(0, 0, side, side).data);
}

/** Colourful and frequent, the middle of the picture before its edges, and not one colour twice. */
function tellingColours(rgba: Uint8ClampedArray): readonly Colour[] {
  const bins = new Map<number, {weight: number; count: number; red: number; green: number; blue: number}>();
  for (let pixel = 0; pixel < side * side; pixel++) {
    const [red, green, blue, alpha] = [
      rgba[pixel * 4] ?? 0,
      rgba[pixel * 4 + 1] ?? 0,
      rgba[pixel * 4 + 2] ?? 0,
      rgba[pixel * 4 + 3] ?? 0,
    ];
    if (alpha < 128) continue;
    const [x, y] = [(pixel % side) / side - 0.5, Math.floor(pixel / side) / side - 0.5];
    const key = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5);
    const bin = bins.get(key) ?? {weight: 0, count: 0, red: 0, green: 0, blue: 0};
    const chroma = (Math.max(red, green, blue) - Math.min(red, green, blue)) / 255;
    bin.weight += (0.15 + chroma) * (1.2 - Math.hypot(x, y));
    bin.count += 1;
    bin.red += red;
    bin.green += green;
    bin.blue += blue;
    bins.set(key, bin);
  }
  const found: Colour[] = [];
  for (const {count, red, green, blue} of [...bins.values()].toSorted((a, b) => b.weight - a.weight)) {
    const colour = colourOf([red / count, green / count, blue / count]);
    const [lightness, chroma, hue] = oklchOf(colour);
    const alike = found.some((other) => {
      const [otherLightness, otherChroma, otherHue] = oklchOf(other);
      const turn = Math.abs(((hue - otherHue + 540) % 360) - 180);
      return (
        Math.abs(lightness - otherLightness) < 0.12 && (turn < 30 || Math.min(chroma, otherChroma) < 0.03)
      );
    });
    if (!alike) found.push(colour);
    if (found.length === 3) break;
  }
  return found;
}
