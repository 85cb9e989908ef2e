import type {PanelFigure} from '../panel.ts';
import type {PropDesign} from '../prop/prop-design.ts';
import {seedOf} from '../seed.ts';
import {arrivalSeconds, trainDoor} from '../setting/train.ts';
import {readAction, readMood, type Action} from '../words/action.ts';
import type {Framing} from '../words/framing.ts';
import {padded} from '../words/tokens.ts';
import type {CastMember, Shot} from './shot.ts';

export type CastScene = {
  readonly prompt: string;
  readonly aspect: number;
  readonly seconds: number;
  readonly take: number;
  readonly framing: Framing;
  readonly train: Shot['train'];
  readonly tracking: boolean;
};

/** Who goes somewhere, or looks somewhere, does so the same way as the others. */
const together: ReadonlySet<Action> = new Set(['walk', 'run', 'leave', 'enter', 'look-out', 'board']);

/** Gives every figure its mark, its way, what it does and what it holds. */
export function layOutCast(
  scene: CastScene,
  figures: readonly PanelFigure[],
  carried: readonly PropDesign[],
): readonly CastMember[] {
  const {prompt, take, aspect, framing, train} = scene;
  const side = (seedOf(`side ${prompt}`) + take) % 2 === 0 ? -1 : 1;
  const shoulder = framing === 'over-the-shoulder' ? (figures.length > 1 ? 1 : 0) : -1;
  const marks = awayFrom(
    figures.map(({x}) => x).filter((x) => x !== null),
    marksFor(figures.length - (shoulder >= 0 ? 1 : 0), shoulder >= 0, side).map(
      (x) => x * Math.min(aspect, 1.5),
    ),
  );
  const holders = carried.map(({name}) => holderOf(prompt, figures, name));
  let taken = 0;
  return figures.map((figure, index): CastMember => {
    const isShoulder = index === shoulder;
    const mark = (): number => (isShoulder ? -(aspect < 1 ? 0.33 : 0.24) * aspect : (marks[taken++] ?? 0));
    const x = figure.x ?? mark();
    const own = sentencesAbout(prompt, figure.design.name, index === 0);
    const action = readAction(own);
    const turned =
      shoulder >= 0 && !isShoulder ? -1 : marks.length > 1 && !together.has(action) ? (x < 0 ? 1 : -1) : side;
    const facing: 1 | -1 = figure.x === null ? turned : figure.facing;
    const way = wayOf(scene, action, x, facing);
    return {
      design: figure.design,
      cast: figure.cast,
      ...way,
      // Who stood somewhere starts there.
      fromX: figure.x ?? way.fromX,
      faced: figure.x === null ? way.facing : figure.facing,
      action: figure.aboard ? 'stand' : action,
      mood: readMood(own),
      holds: carried.filter((_, thing) => holders[thing] === index),
      shoulder: isShoulder,
      aboard: figure.aboard || (action === 'board' && (train === 'arrives' || train === 'stands')),
      close: framing === 'close-up' || framing === 'medium',
    };
  });
}

/** Marks for who comes new: those first that are farthest from everybody who stands there already. */
function awayFrom(standing: readonly number[], marks: readonly number[]): readonly number[] {
  if (standing.length === 0) return marks;
  const distance = (mark: number): number => Math.min(...standing.map((x) => Math.abs(x - mark)));
  return marks.toSorted((one, other) => distance(other) - distance(one));
}

function marksFor(standing: number, overShoulder: boolean, side: 1 | -1): readonly number[] {
  switch (standing) {
    case 0:
      return [];
    case 1:
      return [overShoulder ? 0.17 : -side * 0.1];
    case 2:
      return [-0.15, 0.15];
    case 3:
      return [-0.24, 0, 0.24];
    default:
      return [-0.3, -0.1, 0.11, 0.31];
  }
}

/** Which figure holds a thing: the one named last before it. */
function holderOf(prompt: string, figures: readonly PanelFigure[], thing: string): number {
  const lower = prompt.toLowerCase();
  const at = Math.max(0, lower.indexOf(thing.toLowerCase()));
  const named = figures.map(({design}) => lower.lastIndexOf(design.name.toLowerCase(), at));
  return Math.max(0, named.indexOf(Math.max(...named)));
}

/** The part of a prompt that speaks of one figure; the first figure has all that names nobody. */
function sentencesAbout(prompt: string, name: string, first: boolean): string {
  const clauses = prompt.split(/[.;!?]| while | and then /);
  const own = clauses.filter((clause) => clause.toLowerCase().includes(name.toLowerCase()));
  return padded(own.length > 0 ? own.join(' ') : first ? prompt : '');
}

type Way = Pick<CastMember, 'fromX' | 'toX' | 'from' | 'to' | 'facing'>;

function wayOf(
  {aspect, seconds, tracking, train}: CastScene,
  action: Action,
  x: number,
  facing: 1 | -1,
): Way {
  const reach = Math.min(aspect * 0.3, 0.055 * seconds) * (tracking ? 1.7 : 1) * (action === 'run' ? 1.6 : 1);
  switch (action) {
    case 'walk':
    case 'run':
      return {fromX: x - (facing * reach) / 2, toX: x + (facing * reach) / 2, from: 0, to: 1, facing};
    case 'enter':
      return {fromX: -facing * (aspect / 2 + 0.15), toX: x, from: 0, to: 0.55, facing};
    case 'leave':
      return {fromX: x, toX: facing * (aspect / 2 + 0.25), from: 0.15, to: 1, facing};
    case 'board': {
      if (train !== 'arrives' && train !== 'stands')
        return {fromX: x, toX: x + facing * reach * 0.6, from: 0.2, to: 0.8, facing};
      const start = train === 'arrives' ? Math.min(0.75, arrivalSeconds(seconds) / seconds) : 0.15;
      return {
        fromX: x,
        toX: trainDoor,
        from: start,
        to: Math.min(0.95, start + 0.3),
        facing: x < trainDoor ? 1 : -1,
      };
    }
    default:
      return {fromX: x, toX: x, from: 0, to: 1, facing};
  }
}
