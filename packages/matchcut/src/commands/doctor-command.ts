import type {Command} from '../command-line/command.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Check what rendering needs on this machine, and say how to get what is missing',
  options: [],
  run: async (session) => (await import('./examine.ts')).examine(session),
};
