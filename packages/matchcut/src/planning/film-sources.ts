import type {ModuleLoader} from '../loading/module-loader.ts';

/** Every file of the project that a module is made of, itself first. */
export function filmSources(entry: string, loader: Pick<ModuleLoader, 'importsOf'>): readonly string[] {
  const found = new Set([entry]);
  // A set that grows while it is walked is walked to its end.
  for (const file of found) for (const imported of loader.importsOf(file).files) found.add(imported);
  return [...found];
}
