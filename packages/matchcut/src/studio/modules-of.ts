import type {ModuleLoader} from '../loading/module-loader.ts';

/** A loaded module and all that it is made of, but for packages. */
export function modulesOf(file: string, {importsOf}: Pick<ModuleLoader, 'importsOf'>): ReadonlySet<string> {
  const found = new Set([file]);
  // What is added while it is walked through is walked through, too.
  for (const module of found) for (const imported of importsOf(module).files) found.add(imported);
  return found;
}
