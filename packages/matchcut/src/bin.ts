#!/usr/bin/env node
import {createRequire, enableCompileCache} from 'node:module';
import {commands} from './commands/commands.ts';
import {runCommandLine} from './command-line/run-command-line.ts';
import {processTerminal} from './command-line/terminal.ts';
import {exitCodes} from './errors/project-error.ts';

// Much of what a command takes is reading code, most of which is loaded from here on; children read it from there too.
const {directory} = enableCompileCache();
if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] ??= directory;

const interruption = new AbortController();
// The first Ctrl-C lets everything finish tidily; the second ends it where it stands. Both can be resumed.
process.on('SIGINT', () => {
  if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
  interruption.abort();
});
process.on('SIGTERM', () => interruption.abort());
// `matchcut plan | head` closes our stdout early, which is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  throw error;
});

const {version}: {version: string} = createRequire(import.meta.url)('../package.json');
process.exitCode = await runCommandLine(process.argv.slice(2), commands, {
  terminal: processTerminal(),
  env: process.env,
  cwd: process.cwd(),
  signal: interruption.signal,
  version,
});
// Nothing should be open any more; if something is, it does not keep the caller waiting.
setTimeout(() => process.exit(), 2000).unref();
