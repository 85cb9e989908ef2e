import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {makeProject, runInProject, succeeded} from './__fixtures__/run-in-project.ts';
import {silence} from './__fixtures__/silence.ts';
import {errorsPage} from './errors/errors-page.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const pages = [
  'README.md',
  ...(await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];

test('docs/errors.md says what the tables in the code say', async () => {
  await expect(errorsPage()).toMatchFileSnapshot(join(root, 'docs', 'errors.md'));
});

/** What films of a page name: without captions or a length they have no plan. */
const files: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>> = {
  'docs/sound.md': {'public/waltz.mp3': silence(5), 'public/keeper.mp3': silence(4)},
  'docs/captions.md': {
    'public/talk.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nGood <00:01.500>morning.\n',
    'public/talk.de.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nGuten Morgen.\n',
    'public/intro.mp3': silence(5),
    'public/intro.srt': '1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n',
    'public/proof.mp3': silence(4),
    'public/proof.srt': '1\n00:00:01,000 --> 00:00:02,000\nNow the proof.\n',
  },
  'docs/overlays.md': {
    'public/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    // Whether it is a font is the browser's business.
    'public/fonts/heading.woff2': 'a font',
  },
};

for (const page of pages) {
  const blocks = [...(await readFile(join(root, page), 'utf8')).matchAll(/```tsx\n(.*?)```/gsu)].map(
    ([, code = '']) => code,
  );
  for (const [index, code] of blocks.entries()) {
    test(`film ${index + 1} in ${page} can be planned as it stands there`, async () => {
      const project = await makeProject({...files[page], 'film.tsx': code});
      const {stdout} = succeeded(await runInProject(project, ['plan', '--json']));
      const {steps, diagnostics} = JSON.parse(stdout);
      expect(steps.length).toBeGreaterThan(0);
      expect(diagnostics.filter(({severity}: {severity: string}) => severity !== 'info')).toEqual([]);
    });
  }
}
