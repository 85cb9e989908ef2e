export type Measure = (text: string) => number;

/** Breaks a text into lines; what does not fit on the last is cut with an ellipsis. */
export function wrapText(text: string, width: number, most: number, measure: Measure): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const lines: string[] = [];
  let line = '';
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1)
      return [...lines, ellipsis([line, ...words.slice(index)].join(' ').trim(), width, measure)];
    if (line !== '') lines.push(line);
    line = word;
    if (lines.length === most - 1 && measure(word) > width)
      return [...lines, ellipsis(words.slice(index).join(' '), width, measure)];
    while (measure(line) > width && lines.length < most - 1) {
      const fits = longest(line, width, measure);
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return line === '' ? lines : [...lines, measure(line) > width ? ellipsis(line, width, measure) : line];
}

function ellipsis(text: string, width: number, measure: Measure): string {
  const cut = text.slice(
    0,
    longest(text, width, (part) => measure(`${part}…`)),
  );
  const atWord = cut.lastIndexOf(' ');
  return `${(atWord > cut.length * 0.6 ? cut.slice(0, atWord) : cut).replace(/[\s,;:—-]+$/, '')}…`;
}

function longest(text: string, width: number, measure: Measure): number {
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(text.slice(0, middle)) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}
