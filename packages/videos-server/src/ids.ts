import {randomBytes} from 'node:crypto';

export type VideoId = string & {readonly brand: 'video'};

export const makeVideoId = (): VideoId => `video_${randomBytes(16).toString('hex')}` as VideoId;

/** An id that a client or a row names; whether there is such a video is found by looking. */
export const videoId = (id: string): VideoId => id as VideoId;

export type CharacterId = string & {readonly brand: 'character'};

export const makeCharacterId = (): CharacterId => `char_${randomBytes(16).toString('hex')}` as CharacterId;

export const characterId = (id: string): CharacterId => id as CharacterId;
