import {MediaError} from './media-error.ts';

/** Loads a module that stands on FFmpeg's binary. Throws `media-backend-missing` where there is none for this machine. */
export async function loadBackend<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.trim() : String(cause);
    throw new MediaError('media-backend-missing', `FFmpeg could not be loaded. ${words}`, {cause});
  }
}
