import {defaultBrowserDirectory, findOverlayBrowser} from '@matchcut/compose';
import {chromium, type Browser} from 'playwright-core';

/** A browser that asks nobody on the network for anything and plays what it is given. Videos are H.264 here, too. */
const usualArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** The browser that comes with the packages, with a profile of its own; where there is none, the one that is installed. */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = await findOverlayBrowser(defaultBrowserDirectory());
  return chromium.launch({
    ...(executablePath !== null && {executablePath}),
    args: [...usualArgs, ...args],
  });
}
