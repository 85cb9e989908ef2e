import {version as reactVersion} from 'react';
import {VERSION as remotionVersion} from 'remotion/version';
import {overlayBrowserVersion} from './overlay-browser.ts';

/** Whatever turns an overlay's code into pixels, besides that code. Enters every look. */
export const overlaySemantics: string = [
  'overlay/3',
  `remotion ${remotionVersion}`,
  `react ${reactVersion}`,
  overlayBrowserVersion,
].join(', ');
