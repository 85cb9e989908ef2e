import type {SourceLocation} from './source-location.ts';

/** The lines around a place in `source`, numbered, with a caret under the column. */
export function codeFrame(source: string, {line, column}: SourceLocation): string {
  const lines = source.split(/\r?\n/);
  const first = Math.max(1, line - 2);
  const shown = lines.slice(first - 1, line + 1).map((text, index) => ({number: first + index, text}));
  const width = String(line + 1).length;
  return shown
    .flatMap(({number, text}) => {
      const row = `${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd();
      return number === line ? [row, `  ${' '.repeat(width)} | ${indentation(text, column)}^`] : [row];
    })
    .join('\n');
}

/** White space as wide as the text before the column, tabs kept. */
function indentation(text: string, column: number): string {
  return text.slice(0, column - 1).replace(/[^\t]/g, ' ');
}
