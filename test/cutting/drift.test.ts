import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {afterAll, expect, test} from 'vitest';
import {makeCuttingProject} from './cutting-project.ts';
import {beepLag, findFlashes, paintFlash, readSound, samplesAt} from './flash-and-beep.ts';

const media = createMedia();

afterAll(() => media.close());

const flashFrame = 20;
/** So that no scene ends where a sample or a block of sound does. */
const sceneFrames = 101;
const tenMinutes = 600;
const minutes = 60_000;

test.each([
  {fps: '30', frameRate: {numerator: 30, denominator: 1}},
  {fps: '29.97', frameRate: {numerator: 30_000, denominator: 1001}},
])(
  'in ten minutes at $fps frames a second, sound stays where the picture is',
  {timeout: 5 * minutes},
  async ({fps, frameRate}) => {
    const seconds = (sceneFrames * frameRate.denominator) / frameRate.numerator;
    const scenes = Math.ceil(tenMinutes / seconds);
    const project = await makeCuttingProject({
      scale: 0.1,
      paint: (folder) => paintFlash(media, join(folder, 'clip-0.mp4'), {frames: 120, flashFrame, frameRate}),
      files: {
        'film.tsx': [
          "import {Film, Scene, defineFilm} from 'matchcut';",
          `const scenes = Array.from({length: ${scenes}}, (_, number) => <Scene key={number} id={String(number)} seconds={${seconds}}>clip 0</Scene>);`,
          `export default defineFilm({id: 'film', render: () => <Film title="Long" fps={${fps}}>{scenes}</Film>});`,
        ].join('\n'),
      },
    });
    try {
      await project.render();
      const flashes = await findFlashes(media, project.cut, frameRate);
      expect(flashes).toEqual(Array.from({length: scenes}, (_, scene) => scene * sceneFrames + flashFrame));
      const sound = await readSound(media, project.cut);
      const lags = flashes.map((frame) => beepLag(sound, Math.round(samplesAt(frame, frameRate))));
      expect(lags.filter((lag) => Math.abs(lag) > 2)).toEqual([]);
      // Both end together, to the sample.
      expect((await media.probe(project.cut)).video?.frames).toBe(scenes * sceneFrames);
      expect(sound.samples.length).toBe(Math.round(samplesAt(scenes * sceneFrames, frameRate)));
    } finally {
      await project.remove();
    }
  },
);
