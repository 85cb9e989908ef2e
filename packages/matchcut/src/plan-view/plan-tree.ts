import {framesPerSecond, type Address, type FormatId, type Plan, type Step} from '@matchcut/plan';
import {describeChanges} from './describe-changes.ts';
import {describeStep} from './describe-step.ts';
import {shortAddress} from './short-address.ts';

/** A plan as people read it: what happens to each scene, with lines that are alike in several formats told once. */
export type PlanTree = {
  /** Characters and props. */
  readonly cast: readonly PlanLine[];
  readonly scenes: readonly PlanScene[];
  /** Sound and cut. */
  readonly film: readonly PlanLine[];
  readonly dropped: readonly PlanLine[];
};

export type PlanScene = {
  readonly name: string;
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly lines: readonly PlanLine[];
};

export type PlanLine = {
  readonly mark: Mark;
  readonly name: string;
  readonly what: string;
  /** Why it is done, or what is shown. */
  readonly note: string;
  readonly formats: readonly FormatId[];
  readonly changes: readonly string[];
  /** Of all its formats together; `null` where it is not known. */
  readonly usd: number | null;
};

/** `+` new, `=` reused, `~` made again, `-` dropped. */
export type Mark = '+' | '=' | '~' | '-';

export function planTree(plan: Plan): PlanTree {
  const {film, steps, dropped} = plan;
  const fps = framesPerSecond(film.frameRate);
  const made = new Set(steps.filter(({action}) => action !== 'reuse').map(({id}) => id));
  const told = steps.filter((step) => step.kind !== 'conform' || isNews(step, made));
  const linesOf = (chosen: readonly Step[]): readonly PlanLine[] =>
    foldFormats(chosen.map((step) => lineOf(step, film.id, fps)));
  return {
    cast: linesOf(told.filter(({kind}) => kind === 'character')),
    scenes: film.timeline.scenes.map(({address, from, frames}) => ({
      name: shortAddress(address, film.id),
      fromSeconds: from / fps,
      toSeconds: (from + frames) / fps,
      lines: linesOf(told.filter((step) => !isOfFilm(step) && isWithin(step.address, address))),
    })),
    film: linesOf(told.filter(({kind}) => kind === 'soundtrack' || kind === 'cut')),
    dropped: foldFormats(
      dropped
        .filter(({kind}) => kind !== 'conform')
        .map(({kind, address, format}) => ({
          mark: '-',
          name: shortAddress(address, film.id),
          what: kind,
          note: 'no longer in the film',
          formats: [format],
          changes: [],
          usd: 0,
        })),
    ),
  };
}

/** A conformed copy goes without saying beside its clip; it is news where it is made without one. */
function isNews(step: Step, made: ReadonlySet<string>): boolean {
  return made.has(step.id) && !step.needs.some((need) => made.has(need));
}

function isOfFilm({kind}: Step): boolean {
  return kind === 'character' || kind === 'soundtrack' || kind === 'cut';
}

function isWithin(address: Address, scene: Address): boolean {
  return address === scene || address.startsWith(`${scene}/`) || address.startsWith(`${scene}@`);
}

function lineOf(step: Step, film: string, fps: number): PlanLine {
  return {
    mark: step.action === 'reuse' ? '=' : markOf(step),
    name: shortAddress(step.address, film),
    ...describeStep(step, film, fps),
    formats: [step.format],
    changes: step.reason.kind === 'changed' ? describeChanges(step.reason.fields) : [],
    usd: step.price === null ? null : step.price.usd,
  };
}

function markOf({reason}: Step): Mark {
  switch (reason.kind) {
    case 'new':
    case 'missing':
    case 'stored':
    case 'shared':
    case 'unneeded':
      return '+';
    case 'changed':
    case 'stale':
    case 'upstream':
    case 'replaced':
      return '~';
  }
}

/** Lines that differ in nothing but the format become one. */
function foldFormats(lines: readonly PlanLine[]): readonly PlanLine[] {
  const folded = new Map<string, PlanLine>();
  for (const line of lines) {
    const {formats, usd, ...rest} = line;
    const same = JSON.stringify(rest);
    const before = folded.get(same);
    const sum = before === undefined || before.usd === null || usd === null ? usd : before.usd + usd;
    folded.set(same, {
      ...line,
      formats: [...(before?.formats ?? []), ...formats],
      usd: before?.usd === null ? null : sum,
    });
  }
  return [...folded.values()];
}
