import {spawn} from 'node:child_process';

/** Opens an address in the browser of whoever sits here. Where there is none, they have the address. */
export function openPage(url: string): void {
  const [command, ...args] = opener(url);
  if (command === undefined) return;
  const child = spawn(command, args, {stdio: 'ignore', detached: true});
  child.on('error', () => {});
  child.unref();
}

function opener(url: string): readonly string[] {
  switch (process.platform) {
    case 'darwin':
      return ['open', url];
    case 'win32':
      return ['cmd', '/c', 'start', '""', url];
    default:
      return ['xdg-open', url];
  }
}
