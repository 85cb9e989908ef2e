// `npm run start:wire`: renders examples/commute over HTTP, with the local Videos API and the engine that speaks it,
// and compares every frame with what `npm start` made. Arguments go to the render: npm run start:wire -- --format 16:9
import {join} from 'node:path';
import {main} from './bootstrap/main.mjs';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runSource} from './run-source.mjs';

const directory = join(rootDirectory, 'examples', 'commute');

await main((tools, args) =>
  runSource(tools, join(directory, 'scripts', 'render-over-the-wire.ts'), args, directory),
);
