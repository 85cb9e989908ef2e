/** An opaque colour as `#rrggbb`. */
export type Colour = `#${string}`;

export type Rgb = readonly [red: number, green: number, blue: number];

/** Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

export function rgbOf(colour: Colour): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function colourOf([red, green, blue]: Rgb): Colour {
  const byte = (value: number): string =>
    Math.max(0, Math.min(255, Math.round(value)))
      .toString(16)
      .padStart(2, '0');
  return `#${byte(red)}${byte(green)}${byte(blue)}`;
}

/** A colour with transparency, as the canvas wants it. */
export function withAlpha(colour: Colour, alpha: number): string {
  const [red, green, blue] = rgbOf(colour);
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

const toLinear = (byte: number): number => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const toByte = (linear: number): number => {
  const value = Math.max(0, Math.min(1, linear));
  return 255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
};

type Oklab = readonly [number, number, number];

// https://bottosson.github.io/posts/oklab/
function oklabOf(colour: Colour): Oklab {
  const [redByte, greenByte, blueByte] = rgbOf(colour);
  const [red, green, blue] = [toLinear(redByte), toLinear(greenByte), toLinear(blueByte)];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

function fromOklab([lightness, a, b]: Oklab): Colour {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return colourOf([
    toByte(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    toByte(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    toByte(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ]);
}

export function oklchOf(colour: Colour): Oklch {
  const [lightness, a, b] = oklabOf(colour);
  return [lightness, Math.hypot(a, b), ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360];
}

export function fromOklch([lightness, chroma, hue]: Oklch): Colour {
  const radians = (hue * Math.PI) / 180;
  return fromOklab([lightness, chroma * Math.cos(radians), chroma * Math.sin(radians)]);
}

/** Between two colours, by how they look: 0 is the first. */
export function mix(from: Colour, to: Colour, amount: number): Colour {
  const start = oklabOf(from);
  const end = oklabOf(to);
  const at = (index: 0 | 1 | 2): number => start[index] + (end[index] - start[index]) * amount;
  return fromOklab([at(0), at(1), at(2)]);
}

/** The same colour under another light: chroma is scaled, lightness moved. */
export function shift(
  colour: Colour,
  change: {readonly lightness?: number; readonly chroma?: number},
): Colour {
  const [lightness, chroma, hue] = oklchOf(colour);
  return fromOklch([
    Math.max(0, Math.min(1, lightness + (change.lightness ?? 0))),
    chroma * (change.chroma ?? 1),
    hue,
  ]);
}

export const darker = (colour: Colour, amount: number): Colour => shift(colour, {lightness: -amount});
export const lighter = (colour: Colour, amount: number): Colour => shift(colour, {lightness: amount});

/** What a surface looks like under a coloured light. */
export function multiply(colour: Colour, light: Colour): Colour {
  const [red, green, blue] = rgbOf(colour);
  const [lightRed, lightGreen, lightBlue] = rgbOf(light);
  return colourOf([(red * lightRed) / 255, (green * lightGreen) / 255, (blue * lightBlue) / 255]);
}
