import {join} from 'node:path';
import type {Media} from '@matchcut/media';
import type {StepOf} from '@matchcut/plan';
import {clipFolderEngine} from '../cutting/clip-folder-engine.ts';
import {makeCuttingProject, type CuttingProject} from '../cutting/cutting-project.ts';
import {paintNumberedClip} from '../cutting/numbered-clips.ts';
import type {FilmContent, PictureView, TransitionView} from '../../packages/studio/src/protocol.ts';
import type {StoredFile} from '../../packages/studio/src/studio-host.ts';

export const fps = 30;
export const shape = {width: 1280, height: 720, frameRate: {numerator: fps, denominator: 1}, enlarged: 1};

const clipFrames = 60;
const transitionFrames = 15;
const ease = [0.42, 0, 0.58, 1] as const;

/** How each scene gives way to the next, in the film's code and in its plan. */
const ways = [
  {code: `type="dissolve"`, effect: {kind: 'dissolve'}, easing: null},
  {code: `type="fade" color="#b02010"`, effect: {kind: 'fade', color: '#b02010'}, easing: null},
  {
    code: `type="push" direction="from-right" easing="ease-in-out"`,
    effect: {kind: 'push', direction: 'from-right'},
    easing: ease,
  },
  {
    code: `type="wipe" direction="from-top" easing="ease-in-out"`,
    effect: {kind: 'wipe', direction: 'from-top'},
    easing: ease,
  },
  {code: `type="slide" direction="from-left"`, effect: {kind: 'slide', direction: 'from-left'}, easing: null},
  {code: `type={Iris}`, effect: {kind: 'matte', address: ''}, easing: null},
] as const;

const scenes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const sceneFrom = (index: number): number => index * (clipFrames - transitionFrames);

export const frames = sceneFrom(scenes.length - 1) + clipFrames;

/** The label is over the first scene. */
export const labelled = {from: 15, frames: 15};

/** A film with every transition and an overlay whose colour is told apart; `overlay` stands in its code. */
export function filmCode(overlay = `<Label colour="#00c040" />`): string {
  const [first, ...others] = scenes.map((id, index) => `<Scene id="${id}" seconds={2}>clip ${index}`);
  return [
    `import {Film, Overlay, Scene, Transition, defineFilm} from 'matchcut';`,
    `import {AbsoluteFill} from 'remotion';`,
    `function Iris({progress}: {progress: number}) {`,
    '  return <AbsoluteFill style={{background: "white", clipPath: `circle(${progress * 60}%)`}} />;',
    `}`,
    `function Label({colour}: {colour: string}) {`,
    `  return <div style={{position: 'absolute', inset: '40% 30%', background: colour}} />;`,
    `}`,
    `function Broken(): never {`,
    `  throw new Error('no paint left');`,
    `}`,
    `export const film = defineFilm({`,
    `  id: 'film',`,
    `  render: () => (`,
    `    <Film title="Stage" fps={30}>`,
    `      ${first}<Overlay from={0.5} seconds={0.5}>${overlay}</Overlay></Scene>`,
    ...others.map(
      (scene, index) => `      <Transition ${ways[index]?.code} seconds={0.5} />${scene}</Scene>`,
    ),
    `    </Film>`,
    `  ),`,
    `});`,
  ].join('\n');
}

/** A project with it, each of whose clips has its number and that of each frame in the picture. */
export function stageProject(media: Media): Promise<CuttingProject> {
  return makeCuttingProject({
    files: {'film.tsx': filmCode()},
    scale: 1,
    async paint(folder) {
      for (const number of scenes.keys())
        await paintNumberedClip(
          media,
          join(folder, `clip-${number}.mp4`),
          {number, frames: clipFrames},
          shape,
        );
    },
  });
}

/** In the middle of each transition. */
export const middles: readonly {readonly kind: string; readonly frame: number}[] = ways.map(
  ({effect}, index) => ({
    kind: effect.kind,
    frame: sceneFrom(index + 1) + Math.floor(transitionFrames / 2),
  }),
);

/** What is played, as the studio tells the stage; the clips that are in the store. */
export async function stagedFilm(project: CuttingProject): Promise<{
  readonly content: FilmContent;
  readonly artifacts: Readonly<Record<string, StoredFile>>;
  readonly cut: string;
}> {
  const steps = await project.plan();
  const conforms = steps.filter((step): step is StepOf<'conform'> => step.kind === 'conform');
  const cut = await project.plannedCut();
  const addressOf = (id: string): string => `film/${id}`;
  const picture = scenes.map((id, index): PictureView => {
    const conform = conforms.find(({address}) => address === addressOf(id));
    if (conform === undefined) throw new TypeError(`The plan conforms no clip for scene ${id}.`);
    const span = {from: sceneFrom(index), frames: clipFrames};
    return {...span, address: conform.address, kind: 'clip', key: conform.key, sourceFrom: 0};
  });
  const transitions = ways.map(({effect, easing}, index): TransitionView => {
    const incoming = addressOf(scenes[index + 1] ?? '');
    return {
      from: sceneFrom(index + 1),
      frames: transitionFrames,
      outgoing: addressOf(scenes[index] ?? ''),
      incoming,
      effect: effect.kind === 'matte' ? {kind: 'matte', address: `${incoming}/transition`} : effect,
      easing,
      source: null,
    };
  });
  const artifacts = await project.withStore(async (store) => {
    const files: Record<string, StoredFile> = {};
    for (const key of [...conforms.map((step) => step.key), cut.key]) {
      const {record, path} = await store.open(key);
      files[key] = {path, sizeBytes: record.sizeBytes, mediaType: 'video/mp4'};
    }
    return files;
  });
  const overlay = steps.flatMap((step) => ('overlayAddresses' in step ? step.overlayAddresses : []));
  const label = overlay.find((address) => address.startsWith(`${addressOf('a')}/`));
  if (label === undefined) throw new TypeError('The plan has no overlay over the first scene.');
  return {artifacts, cut: cut.key, content: contentOf(label, picture, transitions)};
}

/** As far as the stage looks. */
function contentOf(
  label: string,
  picture: readonly PictureView[],
  transitions: readonly TransitionView[],
): FilmContent {
  const {id, model, semantics, options, capabilities, billing} = clipFolderEngine('', shape);
  return {
    title: 'Stage',
    fps,
    frames,
    formats: [{id: '16:9', ...sizeOf(shape), picture, soundtrack: null, cut: null}],
    scenes: [],
    transitions,
    overlays: [{...labelled, address: label, name: 'label', source: {file: 'film.tsx', line: 1, column: 1}}],
    captions: [],
    sounds: [],
    diagnostics: [],
    totals: {reuse: 0, generate: 0, compose: 0, seconds: 0, usd: 0},
    staged: {
      exportName: 'film',
      props: {},
      engine: {id, model, semantics, options, capabilities, billing},
      answers: {durations: {}, captionFiles: {}},
    },
    changes: [],
  };
}

function sizeOf({width, height}: typeof shape): {readonly width: number; readonly height: number} {
  return {width, height};
}
