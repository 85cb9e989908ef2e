import type {CommandOption} from './options.ts';
import type {Session} from './session.ts';

/** A command: its words, its options, and what it does. Help derives from it. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  readonly argument?: {
    /** `[film]` where it may be left out, `<key>` where not. */
    readonly syntax: string;
    readonly description: string;
  };
  /** Besides those that every command has. */
  readonly options: readonly CommandOption<unknown>[];
  readonly examples?: readonly string[];
  /** Returns the exit code. */
  readonly run: (session: Session) => Promise<number>;
};

/** Commands under one name, such as `cache ls`. */
export type CommandGroup = {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly Command[];
};
