import {framesPerSecond, type Plan, type PlannedFormat, type Step} from '@matchcut/plan';
import type {Paint, Style} from '../command-line/terminal.ts';
import {formatSeconds} from './format-seconds.ts';
import {count} from './count.ts';
import {formatTable} from './format-table.ts';
import {formatTotals} from './format-totals.ts';
import {formatUsd} from './format-usd.ts';
import {isCrop} from './is-crop.ts';
import {shorten} from './shorten.ts';
import {planTree, type Mark, type PlanLine} from './plan-tree.ts';

const colours = {'+': 'green', '=': 'dim', '~': 'yellow', '-': 'red'} as const satisfies Record<Mark, Style>;

/** The human view of a plan: a tree by scene, then the totals. */
export function formatPlan(plan: Plan, paint: Paint): string {
  const tree = planTree(plan);
  const all = [tree.cast, ...tree.scenes.map(({lines}) => lines), tree.film, tree.dropped].flat();
  const widths = {
    name: widest(all.map(({name}) => name)),
    what: widest(all.map(({what}) => what)),
    formats: widest(all.map(({formats}) => formats.join(' '))),
  };
  const section = (head: string, lines: readonly PlanLine[]): readonly string[] =>
    lines.length === 0 ? [] : ['', head, ...lines.flatMap((line) => formatLine(line, widths, paint))];
  return [
    formatHead(plan, paint),
    ...formatSources(plan),
    ...section(paint('bold', 'cast'), tree.cast),
    ...tree.scenes.flatMap(({name, fromSeconds, toSeconds, lines}) =>
      section(`${paint('bold', name)}  ${formatSeconds(fromSeconds)} – ${formatSeconds(toSeconds)}`, lines),
    ),
    ...section(paint('bold', 'sound and cut'), tree.film),
    ...section(paint('bold', 'dropped'), tree.dropped),
    '',
    paint('bold', formatTotals(plan.totals)),
  ].join('\n');
}

/** Where each format's clips come from, and what they cost; only where some are cropped. */
function formatSources({film, steps}: Plan): readonly string[] {
  if (!steps.some(isCrop)) return [];
  const rows = film.formats.map(({id}) => {
    const own = steps.filter(({format}) => format === id);
    const conforms = own.filter(({kind}) => kind === 'conform');
    const cropped = conforms.filter(isCrop).length;
    const generated = conforms.length - cropped;
    const clips = own.filter(({action}) => action === 'generate');
    const prices = clips.map(({price}) => price?.usd ?? null);
    const usd = prices.includes(null) ? null : prices.reduce<number>((sum, price) => sum + (price ?? 0), 0);
    return [
      id,
      [
        ...(generated > 0 ? [`${count(generated, 'clip')} of its own`] : []),
        ...(cropped > 0 ? [`${count(cropped, 'clip')} cropped from ${sourceOf(conforms)}`] : []),
      ].join(', '),
      `${clips.length} to generate${clips.length === 0 ? '' : `: ${formatUsd(usd)}`}`,
    ];
  });
  return formatTable(rows)
    .split('\n')
    .map((line) => `  ${line}`);
}

/** The format of what is cropped. */
function sourceOf(conforms: readonly Step[]): string {
  return conforms.find(isCrop)?.needs.map((need) => need.split(' ')[0] ?? '')[0] ?? '';
}

function formatHead({film, engine, steps}: Plan, paint: Paint): string {
  const fps = framesPerSecond(film.frameRate);
  const formats = film.formats.map((format) => formatSizes(format, steps)).join(', ');
  const seconds = formatSeconds(film.timeline.frames / fps);
  return `${paint('bold', film.title)} (${film.id}): ${seconds} at ${Number(fps.toFixed(3))} fps, ${formats}, engine ${engine}`;
}

/** `16:9 1280×720`, and in which size it is cut, where that is another: `16:9 1280×720 → 640×360`. */
function formatSizes({id, size}: PlannedFormat, steps: readonly Step[]): string {
  const written = ({width, height}: PlannedFormat['size']): string => `${width}×${height}`;
  const conform = steps.find((step) => step.kind === 'conform' && step.format === id);
  const cut = conform?.kind === 'conform' ? conform.request.size : size;
  return `${id} ${written(size)}${written(cut) === written(size) ? '' : ` → ${written(cut)}`}`;
}

type Widths = {readonly name: number; readonly what: number; readonly formats: number};

function formatLine(line: PlanLine, widths: Widths, paint: Paint): readonly string[] {
  const columns = [
    line.name.padEnd(widths.name),
    line.what.padEnd(widths.what),
    line.formats.join(' ').padEnd(widths.formats),
    line.usd === 0 ? '' : formatUsd(line.usd),
    shorten(line.note, 60),
  ];
  const text = columns
    .filter((column, index) => index < 3 || column !== '')
    .join('  ')
    .trimEnd();
  return [
    `  ${paint(colours[line.mark], line.mark)} ${line.mark === '=' ? paint('dim', text) : text}`,
    ...line.changes.map((change) => `      ${paint('yellow', change)}`),
  ];
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
