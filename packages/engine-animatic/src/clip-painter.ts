import {createCanvas, type Canvas, type SKRSContext2D} from '@napi-rs/canvas';
import type {FrameRate, Size} from '@matchcut/engine';
import {FigureSprites} from './figure/figure-sprites.ts';
import {figureAt} from './figure/figure-pose.ts';
import {Pen} from './pen/pen.ts';
import {drawProp} from './prop/draw-prop.ts';
import {randomFrom, seedOf} from './seed.ts';
import {lightOf} from './setting/light.ts';
import {placePainters} from './setting/places.ts';
import type {Layer, Offset, Setting, Stage} from './setting/setting.ts';
import {weatherLayers} from './setting/weather-layers.ts';
import {easeCamera} from './shot/lay-out-camera.ts';
import type {CastMember, Shot} from './shot/shot.ts';
import {layOutSheet, type SheetLayout} from './slate/layout.ts';
import {paintPaper} from './slate/paper.ts';
import {paintSlate, setTimecode, type TimecodePlace} from './slate/slate.ts';
import {timecode} from './slate/timecode.ts';
import {blendViews, project, type CameraView, type Picture} from './stage/camera-view.ts';
import {paintLayers, type Drawable} from './stage/drawables.ts';
import {laySheet, type Sight} from './stage/sheet.ts';

/** A picture that a clip opens with, before its own panel takes over. */
export type OpeningPicture = {
  readonly canvas: Canvas;
  /** How long it stays alone, and how long it takes to go, in seconds. */
  readonly holdSeconds: number;
  readonly blendSeconds: number;
};

/** Drawings of a line that stands still, a second: the boil of hand-drawn film. */
const boilsPerSecond = 5;
const boils = 3;

/** Paints the frames of one clip onto a canvas, in any order. */
export class ClipPainter {
  readonly canvas: Canvas;
  readonly frames: number;
  readonly #ctx: SKRSContext2D;
  readonly #shot: Shot;
  readonly #frameRate: FrameRate;
  readonly #layout: SheetLayout;
  readonly #opening: OpeningPicture | null;
  readonly #paper: Canvas;
  readonly #timecode: TimecodePlace;
  readonly #setting: Setting;
  readonly #behind: readonly Drawable[];
  readonly #before: readonly Drawable[];
  readonly #figures: readonly {readonly member: CastMember; readonly sprites: FigureSprites}[];
  readonly #stage: Stage;
  readonly #panEase: (at: number) => number;

  constructor(shot: Shot, size: Size, frameRate: FrameRate, opening: OpeningPicture | null) {
    this.#shot = shot;
    this.#frameRate = frameRate;
    this.#opening = opening;
    this.#layout = layOutSheet(size);
    this.frames = Math.round((shot.seconds * frameRate.numerator) / frameRate.denominator);
    this.canvas = createCanvas(size.width, size.height);
    this.#ctx = this.canvas.getContext('2d');
    this.#panEase = (at) => easeCamera(at, shot.camera);
    this.#paper = createCanvas(size.width, size.height);
    const paper = paintPaper(this.#paper.getContext('2d'), size, this.#layout);
    this.#timecode = paintSlate(paper, shot, this.#layout);
    const light = lightOf(shot.time, shot.weather, shot.style);
    this.#stage = {
      ...shot.stage,
      aspect: shot.aspect,
      half: shot.aspect / 2 + 0.35,
      light,
      time: shot.time,
      weather: shot.weather,
      sign: shot.sign,
      random: randomFrom(seedOf(shot.place)),
      seconds: shot.seconds,
      train: shot.train,
      moving: shot.moving,
    };
    this.#setting = placePainters[shot.place](this.#stage);
    const sights = this.#sights();
    const prepare = (layers: readonly Layer[]): readonly Drawable[] =>
      paintLayers(layers, sights, this.#layout.picture, {unit: this.#layout.unit, ink: light.ink});
    const open = !this.#setting.indoors;
    this.#behind = prepare([...this.#setting.behind, ...(open ? weatherLayers(this.#stage, 'behind') : [])]);
    this.#before = prepare([...this.#setting.before, ...(open ? weatherLayers(this.#stage, 'before') : [])]);
    const zoom = Math.max(shot.cameraFrom.zoom, shot.cameraTo.zoom);
    this.#figures = shot.cast.map((member) => ({
      member,
      sprites: new FigureSprites(member, {
        density:
          shot.stage.figure *
          member.design.height *
          this.#layout.picture.height *
          zoom *
          (member.shoulder ? 2.2 : 1),
        unit: this.#layout.unit * zoom ** 0.45 * (member.shoulder ? 1.3 : 1),
        ink: '#26222c',
      }),
    }));
    this.#ctx.drawImage(this.#paper, 0, 0);
  }

  /**
   * Paints a frame onto the canvas, and tells what of it can differ from the frame that was painted before. A
   * drawing is kept for two frames where little moves, as hand-drawn film is shot on twos.
   */
  paint(frame: number): Picture {
    const drawn = this.#drawingOf(frame);
    const whole = this.#drawn !== drawn;
    if (whole) this.#paintDrawing(drawn);
    this.#drawn = drawn;
    if (this.#openingAlpha(this.#secondsAt(frame)) === 0) this.#paintTimecode(frame);
    return whole
      ? {left: 0, top: 0, width: this.canvas.width, height: this.canvas.height}
      : this.#timecodeArea();
  }

  #drawn = -1;

  #secondsAt(frame: number): number {
    return (frame * this.#frameRate.denominator) / this.#frameRate.numerator;
  }

  /** The frame whose drawing a frame shows: its own or the one before. */
  #drawingOf(frame: number): number {
    const onTwos = this.#frameRate.numerator / this.#frameRate.denominator >= 23;
    if (!onTwos || frame % 2 === 0) return frame;
    const [before, now] = [this.#secondsAt(frame - 1), this.#secondsAt(frame)];
    if (this.#openingAlpha(before) > 0) return frame;
    const {picture} = this.#layout;
    const stepAt = (depth: number, motion?: (seconds: number) => Offset): number => {
      const [from, to] = [
        project(this.#camera(before), depth, picture),
        project(this.#camera(now), depth, picture),
      ];
      const [moved, rested] = [motion?.(now), motion?.(before)];
      const [dx, dy] = [(moved?.x ?? 0) - (rested?.x ?? 0), (moved?.y ?? 0) - (rested?.y ?? 0)];
      return (
        Math.hypot(to.originX - from.originX + dx * to.scale, to.originY - from.originY + dy * to.scale) +
        Math.abs(to.scale - from.scale) * 0.6
      );
    };
    const moving = [...this.#behind, ...this.#before].flatMap((drawable) =>
      drawable.kind === 'sheet' && drawable.sheet.motion !== undefined ? [drawable.sheet] : [],
    );
    const step = Math.max(stepAt(1), ...moving.map(({depth, motion}) => stepAt(depth, motion)));
    return step > this.#layout.unit * 1.8 ? frame : frame - 1;
  }

  #paintDrawing(frame: number): void {
    const ctx = this.#ctx;
    const {picture} = this.#layout;
    const seconds = this.#secondsAt(frame);
    const opening = this.#openingAlpha(seconds);
    if (opening >= 1) {
      this.#layOpening(1);
      return;
    }
    if (opening > 0 || this.#fading) ctx.drawImage(this.#paper, 0, 0);
    this.#fading = opening > 0;
    ctx.save();
    ctx.beginPath();
    ctx.rect(picture.left, picture.top, picture.width, picture.height);
    ctx.clip();
    this.#paintPicture(seconds);
    ctx.restore();
    if (opening === 0) return;
    this.#paintTimecode(frame);
    this.#layOpening(opening);
  }

  #fading = true;

  #openingAlpha(seconds: number): number {
    if (this.#opening === null) return 0;
    const t = (seconds - this.#opening.holdSeconds) / this.#opening.blendSeconds;
    return t <= 0 ? 1 : t >= 1 ? 0 : 1 - t * t * (3 - 2 * t);
  }

  #layOpening(alpha: number): void {
    if (this.#opening === null) return;
    const ctx = this.#ctx;
    ctx.globalAlpha = alpha;
    ctx.drawImage(this.#opening.canvas, 0, 0);
    ctx.globalAlpha = 1;
  }

  #camera(seconds: number): CameraView {
    const {cameraFrom, cameraTo, camera, seconds: total} = this.#shot;
    const view = blendViews(cameraFrom, cameraTo, this.#panEase(total === 0 ? 0 : seconds / total));
    const lead = this.#shot.cast.find(({shoulder}) => !shoulder);
    if (camera.move !== 'tracking' || lead === undefined) return view;
    const middle = (lead.fromX + lead.toX) / 2;
    return {...view, x: view.x + (figureAt(lead, seconds, total, this.#setting.seat).x - middle) * 0.85};
  }

  /** What the camera sees, often enough to know all that it will see. */
  #sights(): readonly [Sight, ...Sight[]] {
    const samples = 24;
    const at = (index: number): Sight => {
      const seconds = (this.#shot.seconds * index) / samples;
      const camera = this.#camera(seconds);
      return {camera: this.#shot.mirrored ? {...camera, x: -camera.x} : camera, seconds};
    };
    return [at(0), ...Array.from({length: samples}, (_, index) => at(index + 1))];
  }

  #paintPicture(seconds: number): void {
    const {mirrored} = this.#shot;
    const {picture} = this.#layout;
    const ctx = this.#ctx;
    const camera = this.#camera(seconds);
    const view = mirrored ? {...camera, x: -camera.x} : camera;
    const flip = (): void => {
      if (!mirrored) return;
      ctx.translate(picture.left * 2 + picture.width, 0);
      ctx.scale(-1, 1);
    };
    const lay = (drawables: readonly Drawable[]): void => {
      ctx.save();
      flip();
      for (const drawable of drawables) {
        if (drawable.kind === 'sheet') laySheet(ctx, drawable.sheet, view, seconds, picture);
        else
          drawable.layer.draw(
            ctx,
            seconds,
            project(view, drawable.layer.depth, picture),
            picture,
            this.#layout.unit,
          );
      }
      ctx.restore();
    };
    lay(this.#behind);
    this.#paintFigures(seconds, camera);
    lay(this.#before);
    this.#paintShoulder(seconds, camera);
  }

  #paintFigures(seconds: number, camera: CameraView): void {
    const {picture} = this.#layout;
    const {originX, originY, scale} = project(camera, 1, picture);
    const {ground, figure} = this.#shot.stage;
    const boil = Math.floor(seconds * boilsPerSecond) % boils;
    for (const {design, x} of this.#shot.props) {
      const size = figure * scale * (design.shape === 'car' ? 0.9 : 1);
      const pen = new Pen(this.#ctx, {
        unit: this.#layout.unit,
        seed: 100,
        ink: '#26222c',
        matrix: [size, 0, 0, size, originX + x * scale, originY + (ground - 0.012) * scale],
      });
      drawProp(pen, design);
    }
    for (const {member, sprites} of this.#figures) {
      if (member.shoulder) continue;
      const moment = figureAt(member, seconds, this.#shot.seconds, this.#setting.seat);
      if (!moment.visible) continue;
      sprites.lay(this.#ctx, moment.pose, moment.pose.stride === null ? boil : 0, {
        x: originX + moment.x * scale,
        y: originY + (ground - moment.lift) * scale,
        scale: figure * member.design.height * moment.scale * scale,
        flip: moment.facing === -1,
      });
    }
  }

  #paintShoulder(seconds: number, camera: CameraView): void {
    const {picture} = this.#layout;
    const {originX, originY, scale} = project(camera, 1.25, picture);
    for (const {member, sprites} of this.#figures) {
      if (!member.shoulder) continue;
      const {pose} = figureAt(member, seconds, this.#shot.seconds, null);
      const size = this.#shot.stage.figure * member.design.height * scale * 1.85;
      sprites.lay(this.#ctx, pose, Math.floor(seconds * boilsPerSecond) % boils, {
        x: originX + member.fromX * scale,
        y: originY - 0.06 * scale + size * 0.84,
        scale: size,
        flip: member.fromX > 0,
      });
    }
  }

  #timecodeArea(): Picture {
    const {right, baseline, size} = this.#timecode;
    return {
      left: Math.floor(right - size * 4.6),
      top: Math.floor(baseline - size),
      width: Math.ceil(size * 4.7),
      height: Math.ceil(size * 1.3),
    };
  }

  #paintTimecode(frame: number): void {
    const ctx = this.#ctx;
    const {left, top, width, height} = this.#timecodeArea();
    ctx.drawImage(this.#paper, left, top, width, height, left, top, width, height);
    setTimecode(ctx, timecode(this.#shot.framesBefore + frame, this.#frameRate), this.#timecode);
  }
}
