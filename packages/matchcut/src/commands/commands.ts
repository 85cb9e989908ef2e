import type {Command, CommandGroup} from '../command-line/command.ts';
import {batchCommands} from './batch-commands.ts';
import {cacheCommands} from './cache-commands.ts';
import {castCommand} from './cast-command.ts';
import {costsCommand} from './costs-command.ts';
import {doctorCommand} from './doctor-command.ts';
import {filmsCommand} from './films-command.ts';
import {lockCommand} from './lock-command.ts';
import {planCommand} from './plan-command.ts';
import {previewCommand} from './preview-command.ts';
import {renderCommand} from './render-command.ts';
import {serverCommand} from './server-command.ts';
import {stillCommand} from './still-command.ts';
import {storyboardCommand} from './storyboard-command.ts';
import {studioCommand} from './studio-command.ts';
import {pinCommand, takesCommand, unpinCommand} from './takes-commands.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly (Command | CommandGroup)[] = [
  planCommand,
  renderCommand,
  studioCommand,
  stillCommand,
  previewCommand,
  storyboardCommand,
  castCommand,
  takesCommand,
  pinCommand,
  unpinCommand,
  lockCommand,
  filmsCommand,
  cacheCommands,
  costsCommand,
  batchCommands,
  serverCommand,
  doctorCommand,
];
