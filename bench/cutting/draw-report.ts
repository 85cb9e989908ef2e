import type {Bars, Results} from './results.ts';
import type {Summary} from './rounds.ts';

/** Everything that was measured, as tables in Markdown. */
export function drawReport({machine, bars, changes, growth, cover}: Results): string {
  const blocks: string[] = [];
  if (machine) {
    const {date, processor, cores, memoryGigabytes, software} = machine;
    blocks.push(`${date}, ${processor}, ${cores} cores, ${memoryGigabytes} GB. ${software.join(', ')}.`);
  }
  if (bars) blocks.push(barsTable(bars), ratiosTable(bars), picturesTable(bars));
  if (changes)
    blocks.push(
      table(
        ['change', 'made again', 'wall'],
        changes.map(({name, made, wallSeconds}) => [name, made.join('<br>'), seconds(wallSeconds)]),
      ),
    );
  if (growth)
    blocks.push(
      table(
        [
          'film',
          'first cut',
          'one title changed',
          'nothing changed',
          'plan',
          'peak memory of the first cut',
          'of the change',
        ],
        growth.map(({minutes, first, edit, nothing, plan}) => [
          `${minutes} min`,
          seconds(first.wallSeconds),
          seconds(edit.wallSeconds),
          seconds(nothing.wallSeconds),
          seconds(plan.wallSeconds),
          megabytes(first.peakMegabytes),
          megabytes(edit.peakMegabytes),
        ]),
      ),
    );
  if (cover)
    blocks.push(
      table(
        ['under titles', 'by', 'wall', 'CPU', 'peak memory'],
        cover.flatMap(({cover: part, workers, first, remotion}) => {
          const name = `${Math.round(part * 100)} %`;
          const at = `${workers} at once`;
          return [
            ...(first ? [[name, `Matchcut, ${at}`, ...figures(first)]] : []),
            ...(remotion ? [[name, `plain Remotion, ${at}`, ...figures(remotion)]] : []),
          ];
        }),
      ),
    );
  return blocks.join('\n\n');
}

const names: Readonly<Record<string, string>> = {
  remotion: 'plain Remotion, `renderMedia`',
  encode: 'full decode and x264 medium encode',
  copy: 'packet copy of the conformed clips',
  first: 'Matchcut, first cut',
  edit: 'Matchcut, one title changed',
  nothing: 'Matchcut, nothing changed',
  plan: 'Matchcut, loading and planning alone',
  'long-copy': '10 min: packet copy',
  'long-edit': '10 min: Matchcut, one title changed',
  'long-nothing': '10 min: Matchcut, nothing changed',
  'long-plan': '10 min: Matchcut, loading and planning alone',
};

function barsTable({works, remotion}: Bars): string {
  const base = works['remotion']?.wallSeconds ?? NaN;
  return table(
    ['work', 'wall', 'faster than Remotion', 'CPU', 'peak memory'],
    Object.entries(works).map(([name, work]) => [
      name === 'remotion'
        ? `${names[name]} (${remotion.tag}, concurrency ${remotion.concurrency})`
        : (names[name] ?? name),
      seconds(work.wallSeconds),
      name.startsWith('long') ? '' : `${(base / work.wallSeconds).toFixed(1)}×`,
      seconds(work.cpuSeconds),
      megabytes(work.peakMegabytes),
    ]),
  );
}

function ratiosTable({works, pictures}: Bars): string {
  const wall = (name: string): number => works[name]?.wallSeconds ?? NaN;
  const ratio = (value: number): string => `${value.toFixed(2)}×`;
  const longEdit = wall('long-edit') - wall('long-copy');
  return table(
    ['bar', 'wanted', 'measured'],
    [
      ['first cut against plain Remotion', '≥ 15×', ratio(wall('remotion') / wall('first'))],
      ['first cut of a full encode', '< 15 %', `${((100 * wall('first')) / wall('encode')).toFixed(1)} %`],
      ['one title changed against plain Remotion', '≥ 45×', ratio(wall('remotion') / wall('edit'))],
      ['nothing changed, of loading and planning', '< 1.5×', ratio(wall('nothing') / wall('plan'))],
      [
        'one title of 10 min less the packet copy, of one title of 1 min',
        '≤ 1.5×',
        ratio(longEdit / wall('edit')),
      ],
      [
        'size against plain Remotion',
        '≤ 1.5×',
        ratio(pictures.matchcut.sizeBytes / pictures.remotion.sizeBytes),
      ],
    ],
  );
}

function picturesTable({pictures}: Bars): string {
  return table(
    ['picture against the clips', 'frames', 'SSIM', 'worst', 'PSNR', 'worst', 'size'],
    Object.entries(pictures).map(([name, {frames, ssim, psnr, sizeBytes}]) => [
      name === 'remotion' ? 'plain Remotion' : 'Matchcut',
      String(frames),
      ssim.mean.toFixed(4),
      ssim.worst.toFixed(4),
      `${psnr.mean.toFixed(1)} dB`,
      `${psnr.worst.toFixed(1)} dB`,
      megabytes(sizeBytes / 1e6),
    ]),
  );
}

function figures({wallSeconds, cpuSeconds, peakMegabytes}: Summary): readonly string[] {
  return [seconds(wallSeconds), seconds(cpuSeconds), megabytes(peakMegabytes)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function seconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} s`;
}

function megabytes(value: number): string {
  return `${Math.round(value).toLocaleString('en')} MB`;
}
