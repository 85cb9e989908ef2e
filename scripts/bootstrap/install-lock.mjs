import {mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {toolchainDirectory} from './paths.mjs';
import {say} from './say.mjs';

const beatMs = 2_000;
const staleMs = 15_000;
// Who holds it: a host and a process id, which tells a dead holder at once on the same host.
const token = `${hostname()} ${process.pid}`;
const lockFile = join(toolchainDirectory, 'install.lock');

/**
 * Lets one run at a time install. The holder touches the file while it lives, so that one left by a killed run
 * is taken over: at once where its process is gone, after 15 s where that can't be known (another container).
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withInstallLock(work) {
  await acquire();
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
  mkdirSync(toolchainDirectory, {recursive: true});
  for (let waited = false; ; await delay(250)) {
    try {
      writeFileSync(lockFile, token, {flag: 'wx'});
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (ageMs() > staleMs || isHolderGone()) {
      setAside();
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

function isHolderGone() {
  const [host, pid] = (readToken() ?? '').split(' ');
  if (host !== hostname() || !pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

// Renaming is atomic: of two runs that find a stale lock, one removes it.
function setAside() {
  const aside = `${lockFile}.${process.pid}`;
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
