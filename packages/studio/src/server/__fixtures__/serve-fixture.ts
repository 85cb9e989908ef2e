// A studio of a project that makes nothing, to look at the page: node --conditions=@matchcut/source serve-fixture.ts
import {commuteView, longView} from '../../page/__fixtures__/film-views.ts';
import {startStudio} from '../start-studio.ts';
import {fixtureHost} from './fixture-host.ts';
import {harbour} from './fixture-views.ts';

const studio = await startStudio(fixtureHost({films: [commuteView, longView, harbour]}));
process.stdout.write(`${studio.url}\n`);
