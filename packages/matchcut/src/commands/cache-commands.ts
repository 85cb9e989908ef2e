import type {CommandGroup} from '../command-line/command.ts';
import {options} from '../command-line/options.ts';

export const cacheCommands: CommandGroup = {
  name: 'cache',
  summary: 'Look at what is stored: clips, conformed copies, segments, cuts',
  commands: [
    {
      name: 'ls',
      summary: 'List what is stored',
      options: [],
      run: async (session) => (await import('./list-cache.ts')).listCache(session),
    },
    {
      name: 'verify',
      summary: 'Read everything that is stored again; drop what is damaged, so that it is made again',
      options: [],
      run: async (session) => (await import('./verify-cache.ts')).verifyCache(session),
    },
    {
      name: 'explain',
      summary: 'Say what an artifact was made from, or why the steps at an address are or are not made again',
      argument: {
        syntax: '<address|key>',
        description: 'Address such as commute/platform, or the beginning of a key',
      },
      options: [options.props],
      run: async (session) => (await import('./explain-cache.ts')).explainCache(session),
    },
  ],
};
