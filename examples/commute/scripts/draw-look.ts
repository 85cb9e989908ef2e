/**
 * The look of the rainy half of the film, as a `.cube` file: what is dark leans to teal, what is light to amber. Black
 * and white stay what they are.
 */
export function drawLook(): string {
  // The change is so smooth that nine steps of each channel say all of it.
  const size = 9;
  const step = (index: number): number => index / (size - 1);
  const indexes = Array.from({length: size}, (_, index) => index);
  // Red counts fastest.
  const rows = indexes.flatMap((blue) =>
    indexes.flatMap((green) =>
      indexes.map((red) =>
        tealAndAmber([step(red), step(green), step(blue)])
          .map(written)
          .join(' '),
      ),
    ),
  );
  return `TITLE "Teal and amber"\nLUT_3D_SIZE ${size}\n${rows.join('\n')}\n`;
}

type Rgb = readonly [red: number, green: number, blue: number];

const teal: Rgb = [-0.055, 0.01, 0.04];
const amber: Rgb = [0.05, 0.012, -0.06];

function tealAndAmber(rgb: Rgb): readonly number[] {
  const [red, green, blue] = rgb;
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Each is 1 at its third of the way from black to white, and 0 at both.
  const towardsTeal = 6.75 * light * (1 - light) ** 2;
  const towardsAmber = 6.75 * light ** 2 * (1 - light);
  return rgb.map(
    (value, channel) => value + towardsTeal * (teal[channel] ?? 0) + towardsAmber * (amber[channel] ?? 0),
  );
}

function written(value: number): string {
  return Math.min(Math.max(value, 0), 1).toFixed(5);
}
