import {relative} from 'node:path';
import {ProjectError} from '../errors/project-error.ts';
import {describeIssues} from '../errors/describe-issues.ts';
import {createModuleLoader} from '../loading/module-loader.ts';
import {loadModule} from '../loading/load-module.ts';
import type {ProjectLocation} from '../project/find-project.ts';
import {configFields, configSchema, type ResolvedConfig} from './config-schema.ts';

/** Reads a project's configuration; defaults where it has none. Throws `bad-config`, and what the file throws. */
export async function loadConfig({root, configFile}: ProjectLocation): Promise<ResolvedConfig> {
  if (configFile === null) return configSchema.parse({});
  const loader = await createModuleLoader({root, allowNodeModules: true});
  try {
    const module = await loadModule(loader, configFile, root);
    const result = configSchema.safeParse(module['default']);
    if (result.success) return result.data;
    throw new ProjectError(
      'bad-config',
      describeIssues(result.error, configFields).join('\n'),
      "The file's default export is defineConfig({…}) from matchcut.",
      {where: relative(root, configFile)},
    );
  } finally {
    await loader.close();
  }
}
