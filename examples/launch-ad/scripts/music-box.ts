// Two bars for each scene: a joint of the film is a bar line.
const bar = 1.75;
const bars: readonly {
  readonly bass: number;
  readonly arpeggio: readonly number[];
  readonly melody: number;
}[] = [
  {bass: 50, arpeggio: [62, 69, 74, 76, 74, 69], melody: 81},
  {bass: 47, arpeggio: [62, 66, 69, 74, 69, 66], melody: 78},
  {bass: 43, arpeggio: [59, 66, 71, 74, 71, 66], melody: 83},
  {bass: 45, arpeggio: [61, 64, 69, 74, 69, 64], melody: 85},
  {bass: 54, arpeggio: [62, 69, 74, 78, 74, 69], melody: 86},
  {bass: 52, arpeggio: [62, 67, 71, 74, 71, 67], melody: 83},
  {bass: 43, arpeggio: [62, 67, 71, 74, 73, 69], melody: 81},
  {bass: 38, arpeggio: [62, 66, 69, 74, 76, 81], melody: 86},
];

const notes = bars.flatMap(({bass, arpeggio, melody}, index) => {
  const start = index * bar;
  return [
    {at: start, note: bass, gain: 0.16},
    {at: start, note: melody, gain: 0.14},
    ...arpeggio.map((note, eighth) => ({at: start + (eighth * bar) / 6, note: note + 12, gain: 0.07})),
  ];
});

/** A tooth of the comb: a tone that fades, and a shorter one, out of tune with it as those of metal bars are. */
function tooth({at, note, gain}: (typeof notes)[number], index: number): string {
  const turn = `2*PI*${(440 * 2 ** ((note - 69) / 12)).toFixed(3)}*t`;
  const sound = `${gain}*exp(-2.6*t)*(sin(${turn})+0.4*exp(-9*t)*sin(2.76*${turn}))`;
  return `aevalsrc='${sound}':s=48000:d=3,adelay=${Math.round(at * 1000)}[${index}]`;
}

/** The whole piece, as an FFmpeg graph whose last output is open. */
export const musicBox = [
  ...notes.map(tooth),
  `${notes.map((_, index) => `[${index}]`).join('')}amix=inputs=${notes.length}:normalize=0,aecho=0.8:0.9:90|170|310:0.3|0.2|0.12`,
].join(';');
