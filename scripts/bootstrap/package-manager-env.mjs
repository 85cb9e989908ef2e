import {accessSync, constants, existsSync, mkdirSync} from 'node:fs';
import {homedir} from 'node:os';
import {dirname, join} from 'node:path';
import {toolchainDirectory} from './paths.mjs';

/** The environment for npm and pnpm: with short retries, and caches in here where home can't be written. */
export function packageManagerEnv(base = process.env) {
  const env = {
    ...base,
    // An unreachable registry is to be told within seconds, not after minutes of back-off.
    npm_config_fetch_retries: base.npm_config_fetch_retries ?? '2',
    npm_config_fetch_retry_mintimeout: base.npm_config_fetch_retry_mintimeout ?? '1000',
    npm_config_fetch_retry_maxtimeout: base.npm_config_fetch_retry_maxtimeout ?? '5000',
    pnpm_config_fetch_retries: base.pnpm_config_fetch_retries ?? '2',
    pnpm_config_fetch_retry_mintimeout: base.pnpm_config_fetch_retry_mintimeout ?? '1000',
    pnpm_config_fetch_retry_maxtimeout: base.pnpm_config_fetch_retry_maxtimeout ?? '5000',
    pnpm_config_confirm_modules_purge: 'false',
  };
  if (base.npm_config_registry) env.pnpm_config_registry ??= base.npm_config_registry;
  if (!isWritable(homedir())) {
    env.HOME = join(toolchainDirectory, 'home');
    env.pnpm_config_store_dir ??= join(toolchainDirectory, 'pnpm-store');
    mkdirSync(env.HOME, {recursive: true});
  }
  // Under `npm start` npm has named its cache already, in a home that may not be there.
  if (!isWritable(env.npm_config_cache ?? homedir()))
    env.npm_config_cache = join(toolchainDirectory, 'npm-cache');
  // npm hands its own prefix down to scripts; a nested install elsewhere must not inherit it.
  delete env.npm_config_local_prefix;
  delete env.npm_config_prefix;
  return env;
}

// A folder that is not there yet counts by the nearest one that is.
function isWritable(directory) {
  let path = directory;
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path);
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
