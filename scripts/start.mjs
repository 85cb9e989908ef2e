// `npm start`: brings what is needed, then renders examples/commute in every format with the embedded engine and draws
// its storyboard. Arguments go to the render: npm start -- --props '{"city": "Porto"}'
import {join} from 'node:path';
import {main} from './bootstrap/main.mjs';
import {rootDirectory} from './bootstrap/paths.mjs';
import {say} from './bootstrap/say.mjs';
import {runMatchcut} from './run-matchcut.mjs';

const film = 'commute';
const directory = join(rootDirectory, 'examples', film);
const results = [`${film}-16x9.mp4`, `${film}-9x16.mp4`, `${film}-storyboard.png`].map((name) =>
  join(directory, 'out', name),
);

await main(async (tools, args) => {
  say('rendering examples/commute, 16:9 and 9:16, with the animatic engine (free, offline) …');
  const rendered = await runMatchcut(tools, ['render', film, '--format', 'all', ...args], directory);
  if (rendered !== 0) return rendered;
  const drawn = await runMatchcut(tools, ['storyboard', film], directory);
  if (drawn !== 0) return drawn;
  process.stdout.write(`\n${results.join('\n')}\n`);
  return 0;
});
