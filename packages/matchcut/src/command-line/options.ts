import {availableParallelism} from 'node:os';
import {
  crfRanges,
  proresProfiles,
  renderQualities,
  videoCodecs,
  type ProresProfile,
  type RenderQuality,
  type VideoCodec,
} from '@matchcut/compose/render-settings';
import {ProjectError} from '../errors/project-error.ts';
import {costGroups, type CostGroup} from '../costs/cost-group.ts';
import {logLevels, type LogLevel} from './log-level.ts';

/** What a command line option is called, means, and how its text is read. Help derives from it. */
export type CommandOption<T> = {
  /** Commander's form: `-y, --yes`, `--out <path>`. */
  readonly flags: string;
  readonly description: string;
  readonly isRepeatable?: boolean;
  readonly read: (raw: RawValue) => T;
};

/** What commander makes of an option's text. */
export type RawValue = string | boolean | readonly string[] | undefined;

/** Frames of a film, both included, as `--frames 30-59` says them; `null` is its last one. */
export type FrameRange = {readonly from: number; readonly to: number | null};

/** Every option of every command, described once. */
export const options = {
  cwd: text('--cwd <folder>', 'Work in this folder instead of the current one'),
  json: flag('--json', 'Print JSON on stdout'),
  log: {
    flags: '--log <level>',
    description: `How much to tell on stderr: ${logLevels.join(', ')} (default: info)`,
    read: (raw): LogLevel => {
      const level = logLevels.find((one) => one === (raw ?? 'info'));
      if (level === undefined) throw badOption('--log', raw, `one of ${logLevels.join(', ')}`);
      return level;
    },
  },
  props: text('--props <json|file>', "The film's props, as JSON or a JSON file"),
  format: text(
    '--format <id|all>',
    'Only this format: 16:9, 9:16, 1:1, 4:5, or all that the film has (default: all)',
  ),
  out: text('--out <path>', 'Where to write'),
  timeline: {
    flags: '--timeline <path>',
    description: 'Draw the plan on a timeline, as .svg or .png: scenes, joints, overlays, sound, clips, cuts',
    read: (raw): string | null => {
      if (raw === undefined) return null;
      if (!/\.(svg|png)$/i.test(String(raw)))
        throw badOption('--timeline', raw, 'a path that ends in .svg or .png');
      return String(raw);
    },
  },
  detailedExitcode: flag('--detailed-exitcode', 'Exit with 2 where the plan has work to do'),
  target: texts('--target <address>', 'Only this shot or scene and what it needs; may be repeated'),
  replace: texts(
    '--replace <address>',
    'Make another take of this shot, which one after an @; may be repeated',
  ),
  frames: {
    flags: '--frames <a-b>',
    description: 'Only these frames of the film, both included, counted from 0; 90- to its end',
    read: (raw): FrameRange | null => (raw === undefined ? null : readRange(String(raw))),
  },
  codec: {
    flags: '--codec <name>',
    description: `How the cut is encoded: ${videoCodecs.join(', ')} (default: h264)`,
    read: (raw): VideoCodec | null => readName('--codec', raw, videoCodecs),
  },
  quality: {
    flags: '--quality <name>',
    description: 'final, or draft: quickly made, at half the width and height (default: final)',
    read: (raw): RenderQuality | null => readName('--quality', raw, renderQualities),
  },
  crf: {
    flags: '--crf <number>',
    description: `Rate factor: the smaller, the better the picture and the larger the file; ${crfRanges.h264.join(' to ')}`,
    read: (raw): number | null =>
      raw === undefined ? null : readNumber('--crf', raw, 'a number such as 18'),
  },
  proresProfile: {
    flags: '--prores-profile <name>',
    description: `With --codec prores: ${proresProfiles.join(', ')} (default: hq)`,
    read: (raw): ProresProfile | null => readName('--prores-profile', raw, proresProfiles),
  },
  scale: {
    flags: '--scale <number>',
    description: "Multiply the cut's width and height; overlays are drawn as sharp as that",
    read: (raw): number | null => {
      if (raw === undefined) return null;
      const scale = readNumber('--scale', raw, 'a number such as 0.5');
      if (scale === 0 || scale > 16) throw badOption('--scale', raw, 'a number above 0, and 16 at most');
      return scale;
    },
  },
  explain: flag('--explain', 'Tell of each stretch of the cut if it is copied, reused or rendered, and why'),
  concurrency: {
    flags: '--concurrency <number|percent>',
    description: 'How many steps are made at once on this machine, or a share of its cores',
    read: (raw): number | null => (raw === undefined ? null : readConcurrency(String(raw))),
  },
  frozen: {
    flags: '--frozen, --no-frozen',
    description:
      'Generate nothing: a clip that is not in the store is an error (default under CI with a paid engine)',
    read: (raw): boolean | null => (typeof raw === 'boolean' ? raw : null),
  },
  maxCost: {
    flags: '--max-cost <usd>',
    description: 'Spend at most this many US dollars',
    read: (raw): number | null =>
      raw === undefined ? null : readNumber('--max-cost', raw, 'an amount such as 12.50'),
  },
  retryUnknown: flag(
    '--retry-unknown',
    'Ask again for clips of which nobody can say if they were ordered; they may be paid twice',
  ),
  batch: flag('--batch', 'Order new clips in batches: later, and cheaper'),
  all: flag('--all', 'All of them'),
  each: text('--each <csv|jsonl>', 'Make the film once for each row of props in this file'),
  name: text(
    '--name <pattern>',
    'With --each: how cuts are named, such as {film}-{city}-{format} (default: {film}-{row}-{format})',
  ),
  rows: text('--rows <csv|jsonl>', 'A file with the props of one film in each row'),
  wait: flag('--wait', 'Until nothing is on its way any more'),
  by: {
    flags: '--by <what>',
    description: `Add up by ${costGroups.join(', ')} (default: scene)`,
    read: (raw): CostGroup => {
      const group = costGroups.find((one) => one === (raw ?? 'scene'));
      if (group === undefined) throw badOption('--by', raw, `one of ${costGroups.join(', ')}`);
      return group;
    },
  },
  take: takeNumber('--take <number>', 'Which take'),
  drop: takeNumber('--drop <number>', 'Remove this take from the store; not one that the lock binds'),
  fix: flag('--fix', 'Resolve a merge conflict: both sides are kept, and where they differ one is chosen'),
  yes: flag('-y, --yes', 'Spend what the plan says without asking'),
  port: {
    flags: '--port <number>',
    description: 'Where to listen; 0 finds a free port (default: 8787)',
    read: (raw): number => {
      const port = readNumber('--port', raw ?? '8787', 'a port such as 8787');
      if (!Number.isInteger(port) || port > 65_535) throw badOption('--port', raw, 'a port up to 65535');
      return port;
    },
  },
  studioPort: {
    flags: '--port <number>',
    description: 'Where to listen; 0 finds a free port (default: the first free one from 3210)',
    read: (raw): number | null => {
      if (raw === undefined) return null;
      const port = readNumber('--port', raw, 'a port such as 3210');
      if (!Number.isInteger(port) || port > 65_535) throw badOption('--port', raw, 'a port up to 65535');
      return port;
    },
  },
  open: {
    flags: '--open, --no-open',
    description: 'Open it in the browser (default: in a terminal)',
    read: (raw): boolean | null => (typeof raw === 'boolean' ? raw : null),
  },
  host: text('--host <address>', 'Which address to listen on (default: 127.0.0.1, this machine alone)'),
  latency: {
    flags: '--latency <ms>',
    description: 'How long a job takes at least, in milliseconds (default: 0)',
    read: (raw): number => readNumber('--latency', raw ?? '0', 'milliseconds such as 5000'),
  },
  apiKey: text(
    '--api-key <key>',
    'The only key to let in (default: MATCHCUT_SERVER_API_KEY, else any that is not empty)',
  ),
  dialect: text('--dialect <name>', 'Which server to behave like (default: openai, the whole protocol)'),
  faults: text('--faults <file>', 'A JSON file that says what is to go wrong'),
  painter: text('--painter <name>', 'animatic, or plain: clips of one flat colour, for load tests'),
  frame: {
    flags: '--frame <number>',
    description: 'Which frame of the film, counted from 0',
    read: (raw): number | null => {
      if (raw === undefined) return null;
      const number = readNumber('--frame', raw, 'a frame number such as 90');
      if (!Number.isInteger(number)) throw badOption('--frame', raw, 'a whole number');
      return number;
    },
  },
  at: {
    flags: '--at <seconds>',
    description: 'Which moment of the film',
    read: (raw): number | null => (raw === undefined ? null : readNumber('--at', raw, 'seconds such as 2.5')),
  },
  width: {
    flags: '--width <pixels>',
    description: 'How wide a preview is (default: 480)',
    read: (raw): number => readWhole('--width', raw ?? '480', {least: 16, most: 1280}),
  },
  fps: {
    flags: '--fps <number>',
    description: "Pictures a second of a preview, up to the film's (default: 12)",
    read: (raw): number => readWhole('--fps', raw ?? '12', {least: 1, most: 50}),
  },
} as const satisfies Record<string, CommandOption<unknown>>;

/** What file a cut is to be. */
export const outputOptions = [
  options.codec,
  options.quality,
  options.crf,
  options.proresProfile,
  options.scale,
] as const;

export function badOption(option: string, raw: RawValue, wanted: string): ProjectError {
  return new ProjectError('bad-option', `${option} is ${JSON.stringify(raw)}.`, `Give ${wanted}.`, {
    where: option,
  });
}

function text(flags: string, description: string): CommandOption<string | null> {
  return {flags, description, read: (raw) => (raw === undefined ? null : String(raw))};
}

function texts(flags: string, description: string): CommandOption<readonly string[]> {
  return {flags, description, isRepeatable: true, read: (raw) => (typeof raw === 'object' ? raw : [])};
}

function flag(flags: string, description: string): CommandOption<boolean> {
  return {flags, description, read: (raw) => raw === true};
}

/** `null` where it was not given. */
function takeNumber(flags: string, description: string): CommandOption<number | null> {
  const [name = flags] = flags.split(' ');
  return {
    flags,
    description,
    read: (raw) => (raw === undefined ? null : readWhole(name, raw, {least: 1, most: 1_000_000})),
  };
}

function readNumber(option: string, raw: RawValue, wanted: string): number {
  const number = typeof raw !== 'string' || raw.trim() === '' ? Number.NaN : Number(raw);
  if (!Number.isFinite(number) || number < 0) throw badOption(option, raw, wanted);
  return number;
}

function readWhole(
  option: string,
  raw: RawValue,
  {least, most}: {readonly least: number; readonly most: number},
): number {
  const wanted = `a whole number from ${least} to ${most}`;
  const number = readNumber(option, raw, wanted);
  if (!Number.isInteger(number) || number < least || number > most) throw badOption(option, raw, wanted);
  return number;
}

/** `null` where it was not given. */
function readName<T extends string>(option: string, raw: RawValue, names: readonly T[]): T | null {
  if (raw === undefined) return null;
  const name = names.find((one) => one === raw);
  if (name === undefined) throw badOption(option, raw, `one of ${names.join(', ')}`);
  return name;
}

function readRange(raw: string): FrameRange {
  const [, from, dash, to] = /^(\d+)(?:(-)(\d*))?$/.exec(raw) ?? [];
  if (from === undefined) throw badOption('--frames', raw, 'a range such as 30-59 or 30-, or one frame');
  if (dash !== undefined && to === '') return {from: Number(from), to: null};
  const range = {from: Number(from), to: Number(to ?? from)};
  if (range.to < range.from) throw badOption('--frames', raw, 'the smaller frame first');
  return range;
}

function readConcurrency(raw: string): number {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(raw) ?? [];
  const number = Number(digits);
  const steps = percent === '%' ? Math.max(1, Math.floor((availableParallelism() * number) / 100)) : number;
  if (!Number.isInteger(steps) || steps < 1 || number <= 0) {
    throw badOption('--concurrency', raw, 'a whole number from 1 on, or a share such as 50%');
  }
  return steps;
}
