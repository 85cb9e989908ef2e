import type {FigureDesign} from '../figure/figure-design.ts';
import type {Panel, PanelFigure} from '../panel.ts';
import type {PropDesign} from '../prop/prop-design.ts';
import {seedOf} from '../seed.ts';
import {readCamera, type CameraWords} from '../words/camera.ts';
import {anyOf} from '../words/find.ts';
import {readAngle, readFraming, type Angle, type Framing} from '../words/framing.ts';
import {readPlace, readSign, type Place} from '../words/place.ts';
import {plainStyle, readStyle, saysStyle} from '../words/style.ts';
import {readTime} from '../words/time.ts';
import {padded} from '../words/tokens.ts';
import {readTrain} from '../words/train.ts';
import {readWeather} from '../words/weather.ts';
import {carryOn, frameCamera, moveCamera, type Focus} from './lay-out-camera.ts';
import {layOutCast} from './lay-out-cast.ts';
import {readFigures} from './read-figures.ts';
import {readThings} from './read-things.ts';
import type {CastMember, Shot} from './shot.ts';

export type ShotWords = {
  readonly prompt: string;
  /** Which attempt this is: another one looks at the same story another way. */
  readonly take: number;
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

const gentle: CameraWords = {move: 'drift', speed: 'slow'};

/** Reads a whole shot out of a prompt. What the prompt leaves open is carried on from the clip before it. */
export function readShot(words: ShotWords): Shot {
  const {prompt, take, edit, previous, seconds, aspect, identities} = words;
  const texts = [...(edit === null ? [] : [padded(edit)]), padded(prompt)];
  const said = <Meaning>(read: (text: string) => Meaning | null): Meaning | null =>
    texts.map(read).find((meaning) => meaning !== null) ?? null;
  const place = said(readPlace) ?? previous?.place ?? 'field';
  const here = previous !== null && previous.place === place ? previous : null;
  const camera = said(readCamera) ?? gentle;
  const train = readTrain(padded(prompt), place, here?.train ?? 'none');
  const figures = readFigures(words);
  const framing = said(readFraming) ?? here?.framing ?? (figures.length === 0 ? 'wide' : 'full');
  const angle = said(readAngle) ?? here?.angle ?? 'level';
  const stage = layOutStage(framing, angle, aspect);
  const things = readThings(words, place, figures.length === 0);
  const cast = layOutCast(
    {prompt, take, aspect, seconds, framing, train, tracking: camera.move === 'tracking'},
    figures,
    things.carried,
  );
  const props = things.loose
    .slice(0, 3)
    .map((design, index) => ({design, x: ([0.3, -0.3, 0.15][index] ?? 0) * Math.min(aspect, 1.5)}));
  const focus = focusOn(cast, framing, stage, aspect);
  const moved = moveCamera(frameCamera(framing, focus), camera, focus);
  const view = carryOn(moved, here?.camera ?? null, said(readFraming) !== null);
  const seen = {
    place,
    time: said(readTime) ?? previous?.time ?? 'day',
    weather: said(readWeather) ?? previous?.weather ?? 'clear',
    style: texts.map(readStyle).find(saysStyle) ?? previous?.style ?? plainStyle,
    sign:
      readSign(
        `${edit ?? ''} ${prompt}`,
        identities.map(({name}) => name),
      ) ??
      previous?.sign ??
      null,
    moving: readMoving(texts.join(' '), place) || (here?.moving ?? false),
    framing,
    angle,
    // A platform has its train on the far side, whichever way round; other places gain by variety.
    mirrored:
      here?.mirrored ??
      (previous === null &&
        place !== 'platform' &&
        (seedOf(`mirror ${prompt}`) % 3 === 0) === (take % 2 === 1)),
  } as const;
  const end: Panel = {
    ...seen,
    train: train === 'arrives' || train === 'stands' ? 'stands' : 'none',
    camera: view.to,
    figures: cast.map(({design, toX, facing, aboard, cast: named}): PanelFigure => ({
      design,
      x: toX,
      facing,
      aboard,
      cast: named,
    })),
    props: [...cast.flatMap(({holds}) => holds), ...props.map(({design}) => design)],
    chain: {
      parts: (previous?.chain.parts ?? 0) + 1,
      seconds: (previous?.chain.seconds ?? 0) + seconds,
      frames: (previous?.chain.frames ?? 0) + words.frames,
    },
  };
  return {
    ...seen,
    train,
    camera,
    cameraFrom: view.from,
    cameraTo: view.to,
    cast,
    props,
    stage,
    aspect,
    seconds,
    take,
    prompt: edit === null ? prompt : `${edit} — ${prompt}`,
    framesBefore: previous?.chain.frames ?? 0,
    seed: seedOf(take === 1 ? `${place} ${prompt}` : `${place} ${prompt} take ${take}`),
    end,
  };
}

/** Where ground, horizon and figures lie for a framing, before the camera looks. */
function layOutStage(framing: Framing, angle: Angle, aspect: number): Shot['stage'] {
  const figure = Math.max(0.4, Math.min(0.56, 0.33 + 0.11 * aspect)) * (framing === 'extreme-wide' ? 0.5 : 1);
  switch (angle) {
    case 'low':
      return {horizon: 0.24, ground: 0.42, figure: figure * 1.16};
    case 'high':
      return {horizon: -0.14, ground: 0.3, figure: figure * 0.86};
    case 'level':
      return {horizon: 0.07, ground: aspect < 1 ? 0.33 : 0.37, figure};
    default:
      return angle satisfies never;
  }
}

/** What the camera is about: one figure near by, more from further off. */
function focusOn(
  cast: readonly CastMember[],
  framing: Framing,
  {ground, figure}: Shot['stage'],
  aspect: number,
): Focus {
  const most = framing === 'two-shot' ? 2 : framing === 'medium' || framing === 'close-up' ? 1 : 3;
  const lead = cast.filter(({shoulder}) => !shoulder).slice(0, most);
  const sum = lead.reduce((total, {fromX, toX}) => total + (fromX + toX) / 2, 0);
  return {
    x: sum / Math.max(1, lead.length),
    facing: lead[0]?.facing ?? 1,
    ground,
    figure,
    tall: Math.max(0.6, ...lead.map(({design, action}) => design.height * (action === 'sit' ? 0.86 : 1))),
    aspect,
    figures: lead.length,
  };
}

/** Whether the outside runs past the windows. */
function readMoving(text: string, place: Place): boolean {
  return (
    place === 'carriage' ||
    (place === 'window' && anyOf('train|carriage|bus|tram|journey|ride|speeds').test(text))
  );
}
