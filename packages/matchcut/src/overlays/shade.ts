/**
 * What lies behind words, so strong: black over pictures, or the brand's background.
 *
 * @param strength 0 to 1.
 */
export function shade(background: string | null, strength: number): string {
  return background === null
    ? `rgba(0, 0, 0, ${strength})`
    : `color-mix(in srgb, ${background} ${strength * 100}%, transparent)`;
}
