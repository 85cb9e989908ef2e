import {AtProgress} from '../stage/drawn.ts';
import {hostedModules} from '../loading/hosted-modules.ts';

/** Everything that React, Remotion and Matchcut's own packages export: no module of a film made it. */
export async function hostedComponents(): Promise<ReadonlySet<unknown>> {
  const modules = await Promise.all(
    ['react', 'remotion', 'matchcut', 'matchcut/overlays', '@matchcut/react'].map(async (name) =>
      hostedModules[name]?.(),
    ),
  );
  return new Set([AtProgress, ...modules.flatMap((module) => Object.values(Object(module)))]);
}
