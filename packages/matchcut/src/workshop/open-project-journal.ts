import {join} from 'node:path';
import {openJournal, type Journal} from '@matchcut/store';
import type {Project} from '../project/open-project.ts';

/** The project's record of engine jobs and money. */
export function openProjectJournal({stateDir}: Pick<Project, 'stateDir'>): Journal {
  return openJournal({path: join(stateDir, 'journal.sqlite')});
}
