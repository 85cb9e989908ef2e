import type {Command, CommandGroup} from '../command-line/command.ts';
import {filmsCommand} from './films-command.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly (Command | CommandGroup)[] = [filmsCommand];
