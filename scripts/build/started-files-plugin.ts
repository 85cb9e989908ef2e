import type {Rolldown} from 'tsdown';
import {startedFile} from './started-file.ts';

/** `new URL('./worker.ts', import.meta.url)` is right in source; built, the file beside is called worker.js. */
export function startedFilesPlugin(): Rolldown.Plugin {
  return {
    name: 'matchcut:started-files',
    renderChunk(code) {
      const renamed = code.replace(startedFile, (expression) => expression.replace(/\.tsx?(?=['"])/, '.js'));
      return renamed === code ? null : {code: renamed, map: null};
    },
  };
}
