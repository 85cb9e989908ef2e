import {fileURLToPath} from 'node:url';

/** The page in the frame that plays a film, for whoever bundles it with that film. */
export const stagePage: {readonly title: string; readonly script: string; readonly environment: string} = {
  title: 'Stage',
  script: fileURLToPath(new URL('./start-stage.tsx', import.meta.url)),
  // Where Remotion finds what `staticFile()` names. Modules that films bring ask which environment they are in.
  environment: `window.process = {env: {NODE_ENV: 'production'}}; window.remotion_staticBase = '/public';`,
};
