import type {LogLevel} from './log-level.ts';
import type {CommandOption} from './options.ts';
import type {Terminal} from './terminal.ts';

/** One call of a command: what was typed, where its words go, and when to stop. */
export type Session = {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute. */
  readonly cwd: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Whether stdout is for programs. */
  readonly isJson: boolean;
  readonly log: LogLevel;
  /** What was typed after the command's name, such as a film. */
  readonly argument: string | null;
  /** The same, for commands that take several. */
  readonly args: readonly string[];
  /** The value of an option. Throws `bad-option`. */
  readonly option: <T>(option: CommandOption<T>) => T;
  /** Tells something on stderr, where `--log` lets it through. */
  readonly say: (level: LogLevel, words: string) => void;
};
