import {CommanderError, Command as Program, Option} from 'commander';
import {ProjectError} from '../errors/project-error.ts';
import type {Command, CommandGroup} from './command.ts';
import {options, type CommandOption, type RawValue} from './options.ts';
import type {Terminal} from './terminal.ts';

/** What was typed. */
export type Call = {
  readonly command: Command;
  readonly args: readonly string[];
  /** The value of one of its options. Throws `bad-option`. */
  readonly read: <T>(option: CommandOption<T>) => T;
};

/** What every command understands. */
const commonOptions: readonly CommandOption<unknown>[] = [options.json, options.cwd, options.log];

/**
 * Reads what was typed. `null` where that was a question for help or the version, which is answered.
 * Throws `bad-usage` with the nearest legal name.
 */
export function parseCall(
  args: readonly string[],
  commands: readonly (Command | CommandGroup)[],
  version: string,
  terminal: Terminal,
): Call | null {
  let found: Call | null = null;
  const program = contain(new Program('matchcut'), terminal)
    .description('Write a film as React components; see its price; compile it to MP4.')
    .version(version, '-V, --version', 'Print the version')
    .helpOption('-h, --help', 'Print what a command understands')
    .helpCommand('help [command]', 'Print what a command understands');
  for (const command of commands) add(program, command, terminal, (call) => void (found = call));
  try {
    program.parse(args, {from: 'user'});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return null;
    throw badUsage(error);
  }
  return found;
}

function add(
  parent: Program,
  entry: Command | CommandGroup,
  terminal: Terminal,
  onCall: (call: Call) => void,
): void {
  const made = contain(parent.command(entry.name), terminal)
    .summary(entry.summary)
    .description(entry.summary)
    .helpOption('-h, --help', 'Print what this command understands');
  if ('commands' in entry) {
    for (const command of entry.commands) add(made, command, terminal, onCall);
    return;
  }
  if (entry.argument !== undefined) made.argument(entry.argument.syntax, entry.argument.description);
  const names = new Map<string, string>();
  for (const option of [...entry.options, ...commonOptions]) names.set(option.flags, addOption(made, option));
  if (entry.examples !== undefined) {
    made.addHelpText(
      'after',
      `\nExamples:\n${entry.examples.map((line) => `  $ matchcut ${line}`).join('\n')}`,
    );
  }
  made.action(() => {
    const values: Readonly<Record<string, RawValue>> = made.opts();
    onCall({
      command: entry,
      args: made.args,
      read: (option) => {
        const name = names.get(option.flags);
        if (name === undefined)
          throw new TypeError(`${entry.name} does not say that it has ${option.flags}.`);
        return option.read(values[name]);
      },
    });
  });
}

/** Adds an option and returns the name that commander gives its value. */
function addOption(
  command: Program,
  {flags, description, isRepeatable = false}: CommandOption<unknown>,
): string {
  const [positive = flags, negative] = flags.split(/, (?=--no-)/);
  const option = new Option(positive, description);
  if (isRepeatable)
    option.argParser((value: string, before?: readonly string[]) => [...(before ?? []), value]);
  command.addOption(option);
  if (negative !== undefined) command.addOption(new Option(negative, `The opposite of ${positive}`));
  return option.attributeName();
}

/** Commander throws instead of ending the process, and leaves telling of errors to us. */
function contain(program: Program, terminal: Terminal): Program {
  return program
    .exitOverride()
    .configureOutput({writeOut: terminal.out, writeErr: terminal.words, outputError: () => {}})
    .allowExcessArguments(false)
    .showSuggestionAfterError(true);
}

function badUsage({message, code}: CommanderError): ProjectError {
  if (code === 'commander.help')
    return new ProjectError('bad-usage', 'No command was given.', 'Name one of those above.');
  const [said = message, suggestion] = message.replace(/^error: /, '').split('\n');
  const [, meant] = /^\(Did you mean (.+)\?\)$/.exec(suggestion ?? '') ?? [];
  return new ProjectError(
    'bad-usage',
    `${said.charAt(0).toUpperCase()}${said.slice(1)}.`,
    meant === undefined
      ? 'matchcut --help, or --help after a command, prints what there is.'
      : `Did you mean ${meant}?`,
  );
}
