import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {clipRate, clipSeconds} from './synthetic-clips.ts';

/** A film of 10 s scenes with titles, and what a user may change in it. */
export type BenchFilm = {
  readonly scenes: readonly BenchScene[];
};

export type BenchScene = {
  readonly id: string;
  readonly clip: number;
  readonly take?: number;
  readonly title: BenchTitle | null;
  /** A dissolve into this scene. */
  readonly dissolveSeconds?: number;
};

export type BenchTitle = {readonly text: string; readonly from: number; readonly seconds: number};

/** Every second scene has a title of 2 s over it: 10 % of the film. */
export function benchFilm(minutes: number): BenchFilm {
  const count = Math.round((minutes * 60) / clipSeconds);
  return {
    scenes: Array.from({length: count}, (_, index) => ({
      id: `scene-${index}`,
      clip: index % 6,
      title: index % 2 === 0 ? {text: `Chapter ${index / 2 + 1}`, from: 3, seconds: 2} : null,
    })),
  };
}

/** The same film with so much of each scene under a title: 0 to 1. */
export function coveredFilm(minutes: number, cover: number): BenchFilm {
  const {scenes} = benchFilm(minutes);
  return {
    scenes: scenes.map((scene, index) => ({
      ...scene,
      title:
        cover === 0
          ? null
          : {text: `Chapter ${index + 1}`, from: 0, seconds: Math.round(clipSeconds * cover)},
    })),
  };
}

/** One character of the title of one scene is another one. */
export function withTitle(film: BenchFilm, scene: number, text: string): BenchFilm {
  return withScene(film, scene, ({title, ...rest}) => ({...rest, title: title && {...title, text}}));
}

export function withScene(
  film: BenchFilm,
  scene: number,
  change: (scene: BenchScene) => BenchScene,
): BenchFilm {
  return {scenes: film.scenes.map((one, index) => (index === scene ? change(one) : one))};
}

/** A project's folder with this film in it; writing it again is a user's edit. */
export function writeProject(folder: string, clips: string, film: BenchFilm): void {
  mkdirSync(folder, {recursive: true});
  const engine = fileURLToPath(new URL('./clip-engine.ts', import.meta.url));
  writeFileSync(join(folder, 'package.json'), '{"name": "bench-film", "private": true, "type": "module"}\n');
  writeFileSync(
    join(folder, 'matchcut.config.ts'),
    `import {clipEngine} from ${JSON.stringify(engine)};\nexport default {engine: clipEngine(${JSON.stringify(clips)})};\n`,
  );
  writeFileSync(join(folder, 'film.tsx'), filmSource(film));
}

function filmSource({scenes}: BenchFilm): string {
  return [
    "import {Film, Overlay, Scene, Transition, defineFilm} from 'matchcut';",
    "import {Title} from 'matchcut/overlays';",
    '',
    'export default defineFilm({',
    "  id: 'bench',",
    '  render: () => (',
    `    <Film title="Bench" fps={${clipRate}} formats={['16:9']} resolution="720p">`,
    ...scenes.flatMap(sceneSource),
    '    </Film>',
    '  ),',
    '});',
    '',
  ].join('\n');
}

function sceneSource({id, clip, take, title, dissolveSeconds}: BenchScene): readonly string[] {
  return [
    ...(dissolveSeconds === undefined
      ? []
      : [`      <Transition type="dissolve" seconds={${dissolveSeconds}} />`]),
    `      <Scene id="${id}" seconds={${clipSeconds}}${take === undefined ? '' : ` take={${take}}`}>`,
    // The same words are the same clip, so that half an hour of film does not need half an hour of clips.
    `        clip ${clip}`,
    ...(title === null
      ? []
      : [
          `        <Overlay from={${title.from}} seconds={${title.seconds}}>`,
          `          <Title>{${JSON.stringify(title.text)}}</Title>`,
          '        </Overlay>',
        ]),
    '      </Scene>',
  ];
}
