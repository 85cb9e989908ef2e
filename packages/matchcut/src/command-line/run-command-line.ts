import {resolve} from 'node:path';
import {exitCodes} from '../errors/project-error.ts';
import {tellProblems} from '../errors/tell-problems.ts';
import {findProject} from '../project/find-project.ts';
import type {Command, CommandGroup} from './command.ts';
import {isTold, type LogLevel} from './log-level.ts';
import {options} from './options.ts';
import {parseCall, type Call} from './parse-call.ts';
import type {Session} from './session.ts';
import type {Terminal} from './terminal.ts';

/** Where a command line is run. */
export type Surroundings = {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly version: string;
};

/** Runs what was typed and returns the exit code. Never throws: what goes wrong is told. */
export async function runCommandLine(
  args: readonly string[],
  commands: readonly (Command | CommandGroup)[],
  surroundings: Surroundings,
): Promise<number> {
  const told: Told = {cwd: surroundings.cwd, isJson: args.includes('--json'), log: 'info'};
  try {
    const call = parseCall(args, commands, surroundings.version, surroundings.terminal);
    if (call === null) return exitCodes.done;
    const session = openSession(call, surroundings);
    Object.assign(told, {cwd: session.cwd, log: session.log});
    return await call.command.run(session);
  } catch (error) {
    return await tell(error, told, surroundings.terminal);
  }
}

type Told = {readonly cwd: string; readonly isJson: boolean; readonly log: LogLevel};

function openSession({args, read, command}: Call, {terminal, env, cwd, signal}: Surroundings): Session {
  const log = read(options.log);
  // A value that can't be read is told before anything is done.
  for (const option of command.options) read(option);
  return {
    terminal,
    env,
    cwd: resolve(cwd, read(options.cwd) ?? '.'),
    signal,
    isJson: read(options.json),
    log,
    argument: args[0] ?? null,
    args,
    option: read,
    say: (level, words) => {
      if (isTold(level, log)) terminal.words(`${words}\n`);
    },
  };
}

async function tell(error: unknown, told: Told, terminal: Terminal): Promise<number> {
  // It knows the errors of all packages, which are too much to load for a question about help.
  const {problemsOf} = await import('../errors/problem.ts');
  const problems = problemsOf(error, findProject(told.cwd).root);
  tellProblems(problems, told, terminal);
  return problems.at(-1)?.exitCode ?? exitCodes.error;
}
