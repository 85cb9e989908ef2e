/** A word of a caption, and when it is spoken: seconds from the start of the caption. */
export type CaptionWord = {readonly text: string; readonly from: number};

/** Something in a caption file that can't be used. */
export type CaptionProblem = {
  /** 1-based. */
  readonly line: number;
  /** What is wrong there. */
  readonly message: string;
};

/** The words of a caption as they are shown: each of its lines without blanks around it, none of them empty. */
export function foldLines(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
