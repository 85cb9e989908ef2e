import {mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {toolchainDirectory} from './paths.mjs';
import {say} from './say.mjs';

const beatMs = 2_000;
const staleMs = 15_000;
const lockFile = join(toolchainDirectory, 'install.lock');

/**
 * Lets one run at a time install. The holder touches the file while it lives, so that one left by a killed run
 * is taken over after 15 s; a process id would mean nothing across containers.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withInstallLock(work) {
  const token = await acquire();
  const beat = setInterval(() => touch(), beatMs);
  beat.unref();
  const release = () => {
    if (readToken() === token) rmSync(lockFile, {force: true});
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.removeListener('exit', release);
    release();
  }
}

async function acquire() {
  const token = `${process.pid}-${Date.now()}`;
  mkdirSync(toolchainDirectory, {recursive: true});
  for (let waited = false; ; await delay(250)) {
    try {
      writeFileSync(lockFile, token, {flag: 'wx'});
      return token;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (ageMs() > staleMs) {
      setAside(token);
      continue;
    }
    if (!waited) say('another run is installing; waiting for it …');
    waited = true;
  }
}

function touch() {
  const now = new Date();
  try {
    utimesSync(lockFile, now, now);
  } catch {
    // Taken over by a run that believed this one dead: nothing to hold any more.
  }
}

function ageMs() {
  try {
    return Date.now() - statSync(lockFile).mtimeMs;
  } catch {
    return 0;
  }
}

// Renaming is atomic: of two runs that find a stale lock, one removes it.
function setAside(token) {
  const aside = `${lockFile}.${token}`;
  try {
    renameSync(lockFile, aside);
    rmSync(aside, {force: true});
  } catch {
    // The other run was first.
  }
}

function readToken() {
  try {
    return readFileSync(lockFile, 'utf8');
  } catch {
    return undefined;
  }
}
