import {createCanvas, loadImage} from '@napi-rs/canvas';
import {registerSheetFonts} from './sheet-fonts.ts';

/** Sharp on screens with two pixels for one. */
const scale = 2;

/** A PNG of an SVG, with the same fonts on every machine. */
export async function paintSvg(svg: string): Promise<Uint8Array> {
  registerSheetFonts();
  const image = await loadImage(Buffer.from(svg));
  const canvas = createCanvas(image.width * scale, image.height * scale);
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  context.drawImage(image, 0, 0);
  return canvas.encode('png');
}
