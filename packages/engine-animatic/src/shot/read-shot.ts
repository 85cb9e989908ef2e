import type {FigureDesign} from '../figure/figure-design.ts';
import type {Panel, PanelFigure} from '../panel.ts';
import {props as propKinds, propsInPrompt, type PropDesign} from '../prop/prop-design.ts';
import {seedOf} from '../seed.ts';
import {arrivalSeconds, trainDoor} from '../setting/train.ts';
import {readAction, readMood, type Action} from '../words/action.ts';
import {readCamera, type CameraWords} from '../words/camera.ts';
import {figuresInPrompt} from '../words/figures-in-prompt.ts';
import {anyOf} from '../words/find.ts';
import {readAngle, readFraming, type Framing} from '../words/framing.ts';
import {readPlace, readSign, type Place} from '../words/place.ts';
import {plainStyle, readStyle} from '../words/style.ts';
import {readTime} from '../words/time.ts';
import {padded} from '../words/tokens.ts';
import {readWeather} from '../words/weather.ts';
import {frameCamera, moveCamera, type Focus} from './lay-out-camera.ts';
import type {CastMember, PlacedProp, Shot} from './shot.ts';

export type ShotWords = {
  readonly prompt: string;
  /** A change to make to a finished clip; its words win. */
  readonly edit: string | null;
  readonly seconds: number;
  /** Length in frames. */
  readonly frames: number;
  /** Width over height of the picture. */
  readonly aspect: number;
  readonly identities: readonly (FigureDesign | PropDesign)[];
  /** The end of the clip that this one continues. */
  readonly previous: Panel | null;
};

/** Reads a whole shot out of a prompt. What the prompt leaves open is carried on from the clip before it. */
export function readShot(words: ShotWords): Shot {
  const {prompt, edit, previous, seconds, aspect} = words;
  const text = padded(edit === null ? prompt : `${edit} ${prompt}`);
  const names = words.identities.map(({name}) => name);
  const place = readPlace(text) ?? previous?.place ?? 'field';
  const samePlace = previous !== null && previous.place === place;
  const time = readTime(text) ?? previous?.time ?? 'day';
  const weather = readWeather(text) ?? previous?.weather ?? 'clear';
  const style = hasStyle(text) ? readStyle(text) : (previous?.style ?? plainStyle);
  const camera: CameraWords = readCamera(text) ?? {move: 'drift', speed: 'slow'};
  const trainWords = readTrain(text, place, samePlace ? previous.train : 'none');
  const figures = readFigures(words, previous);
  const framing = readFraming(text) ?? (samePlace ? previous.framing : figures.length === 0 ? 'wide' : 'full');
  const angle = readAngle(text) === 'level' && samePlace ? previous.angle : readAngle(text);
  const stage = layOutStage(framing, angle, aspect);
  const cast = layOutCast(words, figures, {text, framing, place, moving: camera.move === 'tracking', train: trainWords});
  const props = layOutProps(cast.props, aspect);
  const shown = cast.members.filter(({shoulder}) => !shoulder);
  const lead = framing === 'two-shot' ? shown.slice(0, 2) : shown.slice(0, framing === 'medium' || framing === 'close-up' ? 1 : 3);
  const middle = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);
  const focus: Focus = {
    x: middle(lead.map(({fromX, toX}) => (fromX + toX) / 2)),
    facing: lead[0]?.facing ?? 1,
    ground: stage.ground,
    figure: stage.figure,
    tall: Math.max(0.6, ...lead.map(({design, action}) => design.height * (action === 'sit' ? 0.86 : 1))),
    aspect,
    figures: lead.length,
  };
  const base = frameCamera(framing, focus);
  const moved = moveCamera(base, camera, focus);
  const {from: cameraFrom, to: cameraTo} = carryOn(moved, samePlace && readFraming(text) === null ? previous.camera : null, samePlace ? previous.camera : null);
  const seed = seedOf(`${place} ${prompt}`);
  const mirrored = samePlace ? previous.mirrored : previous === null && seedOf(`mirror ${names.join(' ')} ${prompt}`) % 3 === 0 && place !== 'platform';
  const sign = readSign(edit === null ? prompt : `${prompt} ${edit}`, names) ?? previous?.sign ?? null;
  const moving = place === 'carriage' || (place === 'window' && anyOf('train|carriage|bus|tram|journey|ride|passes by|speeds').test(text)) || (samePlace && previous.moving);
  const end: Panel = {
    place,
    time,
    weather,
    style,
    sign,
    train: trainWords === 'arrives' || trainWords === 'stands' ? 'stands' : 'none',
    moving,
    framing,
    angle,
    mirrored,
    camera: cameraTo,
    figures: cast.members.filter(({shoulder}) => !shoulder).map((member): PanelFigure => ({design: member.design, x: member.toX, facing: member.facing, aboard: member.aboard, cast: member.cast})),
    props: cast.members.flatMap(({holds}) => holds).concat(props.map(({design}) => design)),
    chain: {
      parts: (previous?.chain.parts ?? 0) + 1,
      seconds: (previous?.chain.seconds ?? 0) + seconds,
      frames: (previous?.chain.frames ?? 0) + words.frames,
    },
  };
  return {
    place, time, weather, style, sign, moving, framing, angle, mirrored, camera, cameraFrom, cameraTo, props, stage, aspect, seconds, seed, end,
    train: trainWords,
    cast: cast.members,
    prompt: edit === null ? prompt : `${edit} — ${prompt}`,
    framesBefore: previous?.chain.frames ?? 0,
  };
}

function hasStyle(text: string): boolean {
  const style = readStyle(text);
  return style.hues.length > 0 || style.chroma !== 1 || style.lightness !== 0;
}

function readTrain(text: string, place: Place, before: 'none' | 'stands'): Shot['train'] {
  if (place !== 'platform') return 'none';
  if (!anyOf('train|locomotive|express|tram|subway|carriage|aboard').test(text)) return before;
  if (anyOf('arrive|arriving|pulls in|comes in|rolls in|stops|approaches|enters').test(text)) return before === 'stands' ? 'stands' : 'arrives';
  if (anyOf('leave|departs|departing|pulls out|pulls away|rolls away|gone').test(text)) return 'leaves';
  if (anyOf('passes|passing|rushes|speeds|thunders|races').test(text)) return 'passes';
  if (anyOf('train station|waits for|waiting for|no train').test(text)) return before;
  return 'stands';
}

/** Where ground, horizon and figures lie for a framing, before the camera looks. */
function layOutStage(framing: Framing, angle: 'low' | 'high' | 'level', aspect: number): Shot['stage'] {
  const figure = Math.max(0.4, Math.min(0.56, 0.33 + 0.11 * aspect)) * (framing === 'extreme-wide' ? 0.5 : 1);
  switch (angle) {
    case 'low':
      return {horizon: 0.24, ground: 0.42, figure: figure * 1.16};
    case 'high':
      return {horizon: -0.14, ground: 0.3, figure: figure * 0.86};
    case 'level':
      return {horizon: 0.07, ground: aspect < 1 ? 0.33 : 0.37, figure};
  }
}

function readFigures({prompt, identities}: ShotWords, previous: Panel | null): readonly PanelFigure[] {
  const before = previous?.figures ?? [];
  const named = identities.filter((design) => design.kind === 'figure');
  const known = before.filter(({design}) => !named.some(({name}) => name === design.name));
  const cast = named.map((design): PanelFigure => {
    const stood = before.find(({design: {name}}) => name === design.name);
    return stood === undefined ? {design, x: Number.NaN, facing: 1, aboard: false, cast: true} : {...stood, design};
  });
  const others = figuresInPrompt(prompt)
    .filter(({species}) => ![...named, ...known.map(({design}) => design)].some((design) => design.species === species))
    .map((design): PanelFigure => ({design, x: Number.NaN, facing: 1, aboard: false, cast: false}));
  return [...cast, ...known, ...others].slice(0, 4);
}

/** Who goes somewhere goes the same way as the others. */
const going: ReadonlySet<Action> = new Set(['walk', 'run', 'leave', 'enter', 'look-out', 'board']);

function layOutCast(
  {prompt, identities, aspect, seconds}: ShotWords,
  figures: readonly PanelFigure[],
  shot: {readonly text: string; readonly framing: Framing; readonly place: Place; readonly moving: boolean; readonly train: Shot['train']},
): {readonly members: readonly CastMember[]; readonly props: readonly PropDesign[]} {
  const wide = Math.min(aspect, 1.5);
  const side = seedOf(`side ${prompt}`) % 2 === 0 ? 1 : -1;
  const shoulder = shot.framing === 'over-the-shoulder' ? (figures.length > 1 ? 1 : 0) : -1;
  const standing = figures.length - (shoulder >= 0 ? 1 : 0);
  const spots: readonly (readonly number[])[] = [[], [shoulder >= 0 ? 0.17 : -side * 0.1], [-0.15, 0.15], [-0.24, 0, 0.24], [-0.3, -0.1, 0.11, 0.31]];
  const identityProps = identities.filter((design) => design.kind === 'prop');
  const wordProps = propsInPrompt(prompt).filter(({shape}) => !identityProps.some((design) => design.shape === shape) && !(shot.place === 'street' && shape === 'car'));
  const carried = [...identityProps, ...wordProps].filter(({shape}) => shape !== 'thing' && propKinds[shape].carried !== 'ground');
  const loose = [...identityProps, ...wordProps].filter((design) => !carried.includes(design) || figures.length === 0);
  const holder = nearestTo(prompt, figures, carried);
  let place = 0;
  const members = figures.map((figure, index): CastMember => {
    const isShoulder = index === shoulder;
    const spot = (spots[Math.min(4, standing)]?.[isShoulder ? 0 : place] ?? 0) * wide;
    if (!isShoulder) place += 1;
    const known = !Number.isNaN(figure.x);
    const x = known ? figure.x : isShoulder ? -(aspect < 1 ? 0.33 : 0.24) * aspect : spot;
    const action = readAction(sentenceOf(prompt, figure.design.name, index === 0));
    const facing: 1 | -1 = known ? figure.facing : shoulder >= 0 && !isShoulder ? -1 : standing > 1 && !going.has(action) ? (x < 0 ? 1 : -1) : side;
    const path = travel({action, x, facing, aspect, seconds, tracking: shot.moving, train: shot.train});
    return {
      design: figure.design,
      cast: figure.cast,
      fromX: known ? x : path.fromX,
      toX: path.toX,
      from: path.from,
      to: path.to,
      facing: path.facing,
      action: figure.aboard ? 'stand' : action,
      mood: readMood(sentenceOf(prompt, figure.design.name, index === 0)),
      holds: carried.filter((_, propIndex) => holder[propIndex] === index),
      shoulder: isShoulder,
      close: shot.framing === 'close-up' || shot.framing === 'medium',
      aboard: figure.aboard || (action === 'board' && (shot.train === 'arrives' || shot.train === 'stands')),
    };
  });
  return {members, props: loose};
}

/** Which figure holds each thing: the one named last before it. */
function nearestTo(prompt: string, figures: readonly PanelFigure[], carried: readonly PropDesign[]): readonly number[] {
  const lower = prompt.toLowerCase();
  return carried.map(({name}) => {
    const at = Math.max(0, lower.indexOf(name.toLowerCase()));
    let best = 0;
    let nearest = -1;
    figures.forEach(({design}, index) => {
      const stands = lower.lastIndexOf(design.name.toLowerCase(), at);
      if (stands > nearest) [best, nearest] = [index, stands];
    });
    return best;
  });
}

/** The part of a prompt that speaks of one figure; the first figure has all that names nobody. */
function sentenceOf(prompt: string, name: string, first: boolean): string {
  const clauses = prompt.split(/[.;!?]| while | and then /);
  const own = clauses.filter((clause) => clause.toLowerCase().includes(name.toLowerCase()));
  return padded(own.length > 0 ? own.join(' ') : first ? prompt : '');
}

function travel({action, x, facing, aspect, seconds, tracking, train}: {
  readonly action: CastMember['action'];
  readonly x: number;
  readonly facing: 1 | -1;
  readonly aspect: number;
  readonly seconds: number;
  readonly tracking: boolean;
  readonly train: Shot['train'];
}): {readonly fromX: number; readonly toX: number; readonly from: number; readonly to: number; readonly facing: 1 | -1} {
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
      if (train === 'none') return {fromX: x, toX: x + facing * reach * 0.6, from: 0.2, to: 0.8, facing};
      const start = train === 'arrives' ? Math.min(0.75, (arrivalSeconds(seconds) / seconds) * 0.98) : 0.15;
      return {fromX: x, toX: trainDoor, from: start, to: Math.min(0.95, start + 0.3), facing: x < trainDoor ? 1 : -1};
    }
    default:
      return {fromX: x, toX: x, from: 0, to: 1, facing};
  }
}

function layOutProps(loose: readonly PropDesign[], aspect: number): readonly PlacedProp[] {
  const spread = Math.min(aspect, 1.5) * 0.3;
  return loose.slice(0, 3).map((design, index) => ({design, x: [spread, -spread, spread * 0.5][index] ?? 0}));
}

/** A continuation goes on from where the camera came to rest: the move is made from there. */
function carryOn(
  moved: {readonly from: Shot['cameraFrom']; readonly to: Shot['cameraTo']},
  rest: Shot['cameraFrom'] | null,
  start: Shot['cameraFrom'] | null,
): {readonly from: Shot['cameraFrom']; readonly to: Shot['cameraTo']} {
  if (rest === null) return {from: start ?? moved.from, to: moved.to};
  const zoom = Math.max(1, Math.min(4.2, rest.zoom * (moved.to.zoom / moved.from.zoom)));
  return {
    from: rest,
    to: {x: clamp(rest.x + (moved.to.x - moved.from.x), 0.5), y: clamp(rest.y + (moved.to.y - moved.from.y), 0.3), zoom},
  };
}

const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));
