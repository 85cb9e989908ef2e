export type WrapOptions = {
  readonly width: number;
  readonly lines: number;
  readonly measure: (text: string) => number;
};

/** Breaks text into lines no wider than `width`; what does not fit ends in an ellipsis. */
export function wrapText(text: string, {width, lines, measure}: WrapOptions): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const wrapped: string[] = [];
  let line = '';
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (wrapped.length === lines - 1)
      return [...wrapped, shorten(`${line} ${words.slice(index).join(' ')}`.trim())];
    if (line !== '') wrapped.push(line);
    line = word;
  }
  return line === '' || lines < 1 ? wrapped : [...wrapped, measure(line) <= width ? line : shorten(line)];

  function shorten(long: string): string {
    const characters = Array.from(long);
    while (characters.length > 0 && measure(`${characters.join('')}…`) > width) characters.pop();
    return `${characters.join('').trimEnd()}…`;
  }
}
