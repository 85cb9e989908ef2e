import {spawn} from 'node:child_process';
import {say} from './say.mjs';

const reminderMs = 20_000;

/**
 * Runs a program and keeps its output back; a long one says every 20 s that it is still at work.
 *
 * @returns {Promise<{exitCode: number, output: string}>} `exitCode` is 127 where the program can't be started
 */
export function runQuietly(command, args, {cwd, env, doing}) {
  return new Promise((resolve) => {
    const started = Date.now();
    const chunks = [];
    const child = spawn(command, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true});
    const reminder = setInterval(() => {
      say(`still ${doing} (${Math.round((Date.now() - started) / 1000)} s) …`);
    }, reminderMs);
    const finish = (exitCode, extra = '') => {
      clearInterval(reminder);
      resolve({exitCode, output: Buffer.concat(chunks).toString('utf8') + extra});
    };
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code) => finish(code ?? 1));
  });
}
