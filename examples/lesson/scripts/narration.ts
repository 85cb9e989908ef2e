/** One caption, and how it is said. A voice-over is one or more of them, in one breath after another. */
export type Phrase = {readonly text: string; readonly tune: 'statement' | 'open'};

const open = (text: string): Phrase => ({text, tune: 'open'});
const statement = (text: string): Phrase => ({text, tune: 'statement'});

/** What is said, a voice-over each: `voice/1.ogg`, `voice/2.ogg`, … */
export const narration: readonly (readonly Phrase[])[] = [
  [statement('Wherever Nell goes, the moon goes too.')],
  [statement('Even by train. It never falls behind.')],
  [statement('That is a trick. What is near is gone in a blink.')],
  [
    open('The trees are close.'),
    open('The town is further off.'),
    statement('And the moon is so far away that it seems to stand still.'),
  ],
  [statement('So it isn’t following Nell. It follows everyone at once.')],
  [statement('And it has never once bought a ticket.')],
];
