/** What the engine reads: the author's text, then the looks of those it can't be given, then the styles. */
export function writePrompt(
  text: string,
  styles: readonly string[],
  described: readonly {readonly name: string; readonly look: string | null}[],
): string {
  const looks = described.filter(({look}) => look !== null).map(({name, look}) => `${name}: ${look}.`);
  const style = styles.length === 0 ? [] : [`Style: ${styles.join('; ')}`];
  return [text, ...looks, ...style].join('\n');
}
