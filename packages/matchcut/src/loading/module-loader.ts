import {existsSync, readFileSync} from 'node:fs';
import {isBuiltin} from 'node:module';
import {isAbsolute, relative} from 'node:path';
import {DevEnvironment, resolveConfig} from 'vite';
import {
  createNodeImportMeta,
  ESModulesEvaluator,
  ModuleRunner,
  type EvaluatedModuleNode,
  type FetchFunctionOptions,
  type FetchResult,
  type ModuleRunnerTransport,
} from 'vite/module-runner';
import {ProjectError} from '../errors/project-error.ts';
import {assetFile, assetPlugin} from './asset-plugin.ts';
import {hostedModules} from './hosted-modules.ts';

/** Loads TypeScript and JSX modules of a project into this process. */
export type ModuleLoader = {
  /** The module's exports. Throws what the module throws, and Vite's errors for one that can't be read. */
  readonly load: (file: string) => Promise<Readonly<Record<string, unknown>>>;
  /** What a loaded module imports, and what it in turn does. */
  readonly importsOf: (file: string) => ModuleImports;
  /** What a loaded module exports; nothing for one that was not loaded. */
  readonly exportsOf: (file: string) => Readonly<Record<string, unknown>>;
  /** Files have changed: they, and what imports them, are read and run anew when they are loaded next. */
  readonly forget: (files: readonly string[]) => void;
  readonly close: () => Promise<void>;
};

/** A loaded module's imports. */
export type ModuleImports = {
  /** Absolute paths of modules and assets of the project. */
  readonly files: readonly string[];
  /** Names of packages. */
  readonly packages: readonly string[];
};

export type ModuleLoaderOptions = {
  readonly root: string;
  /** Films also run in the browser and may not import Node's own modules; a configuration may. */
  readonly allowNodeModules: boolean;
};

/** Vite's module runner without a server, a port or a watcher. */
export async function createModuleLoader(options: ModuleLoaderOptions): Promise<ModuleLoader> {
  const config = await resolveConfig(
    {
      root: options.root,
      configFile: false,
      envDir: false,
      publicDir: false,
      logLevel: 'silent',
      plugins: [assetPlugin()],
      // Development JSX says where each element stands.
      oxc: {jsx: {runtime: 'automatic', importSource: 'matchcut', development: true}},
      environments: {
        film: {
          consumer: 'server',
          dev: {moduleRunnerTransform: true},
          resolve: {
            external: Object.keys(hostedModules),
            conditions: ['node', 'module', 'import', 'default'],
          },
        },
      },
    },
    'serve',
  );
  const environment = new FilmEnvironment(config, options);
  await environment.init();
  const runner = new ModuleRunner(
    {
      transport: inProcess(environment),
      hmr: false,
      createImportMeta: createNodeImportMeta,
      sourcemapInterceptor: {retrieveFile: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)},
    },
    new HostingEvaluator(),
  );
  return {
    importsOf: (file) => {
      const imports = [...(runner.evaluatedModules.getModuleById(file)?.imports ?? [])];
      const assets = imports.map(assetFile).filter((asset) => asset !== null);
      return {
        files: [...imports.filter((id) => isAbsolute(id)), ...assets].toSorted(),
        packages: imports.filter((id) => !isAbsolute(id) && assetFile(id) === null).toSorted(),
      };
    },
    exportsOf: (file) => runner.evaluatedModules.getModuleById(file)?.exports ?? {},
    forget: (files) => {
      for (const file of files) {
        environment.moduleGraph.onFileChange(file);
        for (const node of runner.evaluatedModules.getModulesByFile(file) ?? [])
          forgetWithImporters(node, runner, new Set());
      }
    },
    load: (file) => runner.import<Readonly<Record<string, unknown>>>(file),
    close: async () => {
      await runner.close();
      await environment.close();
    },
  };
}

/** What a module exports is part of all that import it. */
function forgetWithImporters(node: EvaluatedModuleNode, runner: ModuleRunner, done: Set<string>): void {
  if (done.has(node.id)) return;
  done.add(node.id);
  runner.evaluatedModules.invalidateModule(node);
  for (const importer of node.importers) {
    const found = runner.evaluatedModules.getModuleById(importer);
    if (found !== undefined) forgetWithImporters(found, runner, done);
  }
}

class FilmEnvironment extends DevEnvironment {
  readonly #options: ModuleLoaderOptions;

  constructor(config: ConstructorParameters<typeof DevEnvironment>[1], options: ModuleLoaderOptions) {
    super('film', config, {hot: false});
    this.#options = options;
  }

  override fetchModule(id: string, importer?: string, options?: FetchFunctionOptions): Promise<FetchResult> {
    if (Object.hasOwn(hostedModules, id)) return Promise.resolve({externalize: id, type: 'module'});
    if (isBuiltin(id) && !this.#options.allowNodeModules) {
      return Promise.reject(importsNode(id, importer, this.#options.root));
    }
    return super.fetchModule(id, importer, options);
  }
}

/** Calls the environment directly: over Vite's own channel an error arrives as a copy without its class. */
function inProcess(environment: FilmEnvironment): ModuleRunnerTransport {
  return {
    invoke: async (payload) => {
      if (payload.type !== 'custom') throw new TypeError(`The module runner sent ${payload.type}.`);
      const {name, data} = payload.data;
      return {result: name === 'fetchModule' ? await environment.fetchModule(data[0], data[1], data[2]) : []};
    },
  };
}

class HostingEvaluator extends ESModulesEvaluator {
  override runExternalModule(url: string): Promise<unknown> {
    return hostedModules[url]?.() ?? super.runExternalModule(url);
  }
}

function importsNode(id: string, importer: string | undefined, root: string): ProjectError {
  return new ProjectError(
    'film-imports-node',
    `A film can't import ${id}: it also runs in the browser, where overlays are drawn, and Node is not there.`,
    'Read files in a script of your own and hand the result to the film as props or as a JSON module.',
    {where: importer === undefined ? '' : relative(root, importer)},
  );
}
