import type {Bars} from './results.ts';

/** Bars of seconds on a scale on which each line is ten times the one before, for it has to hold three powers of ten. */
export function drawChart({works}: Bars): string {
  const rows = [
    ['Plain Remotion', 'remotion', '#8a8f98'],
    ['Full decode and encode', 'encode', '#8a8f98'],
    ['Matchcut, first cut', 'first', '#d9622b'],
    ['Matchcut, one title changed', 'edit', '#d9622b'],
    ['Matchcut, nothing changed', 'nothing', '#d9622b'],
    ['Packet copy', 'copy', '#8a8f98'],
  ] as const;
  const [left, top, width, height, gap] = [220, 36, 560, 26, 14];
  const x = (seconds: number): number => left + (width * (Math.log10(seconds) + 1)) / 3.5;
  const bottom = top + rows.length * (height + gap);
  const lines = [0.1, 1, 10, 100].map(
    (seconds) =>
      `<line x1="${x(seconds)}" y1="${top - 8}" x2="${x(seconds)}" y2="${bottom}" stroke="#d0d3d8"/>` +
      `<text x="${x(seconds)}" y="${top - 14}" text-anchor="middle" fill="#6b7078">${seconds} s</text>`,
  );
  const bars = rows.map(([label, name, colour], index) => {
    const seconds = works[name]?.wallSeconds ?? 0.1;
    const y = top + index * (height + gap);
    const middle = y + height / 2 + 5;
    return (
      `<text x="${left - 12}" y="${middle}" text-anchor="end" fill="#2b2f36">${label}</text>` +
      `<rect x="${left}" y="${y}" width="${x(seconds) - left}" height="${height}" rx="3" fill="${colour}"/>` +
      `<text x="${x(seconds) + 8}" y="${middle}" fill="#2b2f36">${seconds.toFixed(seconds < 10 ? 2 : 0)} s</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 60} ${bottom + 12}" font-family="system-ui, sans-serif" font-size="14">`,
    '<title>Seconds to cut a film of one minute with three titles</title>',
    '<rect width="100%" height="100%" fill="white"/>',
    ...lines,
    ...bars,
    '</svg>',
    '',
  ].join('\n');
}
