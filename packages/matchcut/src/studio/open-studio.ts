import {startStudio} from '@matchcut/studio';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes} from '../errors/project-error.ts';
import {tellProblems} from '../errors/tell-problems.ts';
import {problemsOf} from '../errors/problem.ts';
import {openProject} from '../project/open-project.ts';
import {withStore} from '../workshop/with-store.ts';
import {createStudioHost} from './create-studio-host.ts';
import {namedFilm} from './named-film.ts';
import {openPage} from './open-page.ts';
import {studioToken} from './studio-token.ts';

/** `matchcut studio`: serves the studio of a project until Ctrl-C. */
export async function openStudio(session: Session): Promise<number> {
  const {cwd, signal, terminal, isJson, argument, option} = session;
  const project = await openProject(cwd);
  const onTrouble = (error: unknown): void =>
    tellProblems(problemsOf(error, project.root), {...session, isJson: false}, terminal);
  return withStore(project, session, async (store) => {
    await using host = await createStudioHost({cwd, store, signal, onTrouble});
    const film = argument === null ? null : namedFilm(argument, await host.project(), project);
    const port = option(options.studioPort);
    const studio = await startStudio(host, {
      ...(port === null ? {} : {port}),
      token: await studioToken(project.stateDir),
      onCrash: onTrouble,
    });
    try {
      const url = film === null ? studio.url : `${studio.url}&film=${encodeURIComponent(film)}`;
      if (isJson) terminal.out(`${JSON.stringify({formatVersion: '1', url})}\n`);
      else terminal.out(`${url}\n`);
      session.say(
        'info',
        'The studio is open until Ctrl-C. It makes nothing that costs money without a click on its price.',
      );
      if (option(options.open) ?? terminal.isInteractive) openPage(url);
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve(), {once: true});
      });
      return exitCodes.done;
    } finally {
      await studio.close();
    }
  });
}
