import {iso6392BTo1, iso6392TTo1} from 'iso-639-2';
import type {CaptionTrack} from './step.ts';
import type {TimelineCaption} from './timeline.ts';

/** Captions of one language, in order of time. `track` is `null` for those that are in no track. */
export type CaptionGroup = {readonly track: string | null; readonly captions: readonly TimelineCaption[]};

/** Captions by the track that they are in, in the order of the languages' tags; those in no track come first. */
export function captionsByTrack(captions: readonly TimelineCaption[]): readonly CaptionGroup[] {
  return [...Map.groupBy(captions, ({track}) => track)]
    .map(([track, ones]) => ({track, captions: ones}))
    .toSorted((a, b) => ((a.track ?? '') < (b.track ?? '') ? -1 : 1));
}

/** The tracks of captions that a whole cut has. */
export function tracksOf(captions: readonly TimelineCaption[]): readonly CaptionTrack[] {
  return captionsByTrack(captions).flatMap(({track, captions: ones}) => {
    if (track === null) return [];
    const language = languageCode(track);
    if (language === null) throw new TypeError(`${track} is on the timeline, but no language.`);
    return [{language, cues: ones.map(({from, frames, text}) => ({from, frames, text}))}];
  });
}

/** The same tracks in a part of the cut: what reaches into it is there from its first frame, or to its last. */
export function cropTracks(
  tracks: readonly CaptionTrack[],
  first: number,
  frames: number,
): readonly CaptionTrack[] {
  return tracks
    .map(({language, cues}) => ({
      language,
      cues: cues.flatMap((cue) => {
        const from = Math.max(cue.from - first, 0);
        const stop = Math.min(cue.from + cue.frames - first, frames);
        return stop > from ? [{from, frames: stop - from, text: cue.text}] : [];
      }),
    }))
    .filter(({cues}) => cues.length > 0);
}

/** A language tag (BCP 47) as everybody writes it, `EN-us` as `en-US`; `null` where it names none that a track can have. */
export function readLanguage(tag: string): string | null {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag);
    return languageCode(canonical) === null ? null : canonical;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Some languages have two codes, of which the terminological one, `deu` rather than `ger`, is meant. */
const threeLetters: ReadonlyMap<string, string> = new Map(
  [iso6392BTo1, iso6392TTo1].flatMap(Object.entries).map(([three, two]) => [two, three]),
);

/** What MP4 calls a language by: three letters of ISO 639-2/T. It has no place for countries and scripts. */
function languageCode(tag: string): string | null {
  const [language = ''] = tag.split('-');
  return threeLetters.get(language) ?? (/^[a-z]{3}$/.test(language) ? language : null);
}
