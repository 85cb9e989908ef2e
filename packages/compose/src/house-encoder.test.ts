import {describe, expect, it} from 'vitest';
import {houseEncoder, houseOf, houseTimescale, houseVideo, readHouse} from './house-encoder.ts';
import {isOwnMaking, making, makingOf} from './making.ts';
import {proresProfiles, renderSettings, type RenderChoice} from './render-settings.ts';

describe('the house encoder', () => {
  it('closes a group of pictures every second', () => {
    const frameRate = {numerator: 30_000, denominator: 1001};
    expect(houseVideo({encoder: making.segment.encoder, frameRate, frames: 60})).toMatchInlineSnapshot(`
      {
        "codec": "libx264",
        "frameRate": {
          "denominator": 1001,
          "numerator": 30000,
        },
        "frames": 60,
        "options": {
          "bf": 0,
          "chroma_sample_location": "left",
          "color_primaries": "bt709",
          "color_range": "tv",
          "color_trc": "bt709",
          "colorspace": "bt709",
          "crf": 18,
          "flags": "+cgop",
          "g": 30,
          "keyint_min": 30,
          "preset": "veryfast",
          "profile": "high",
          "threads": 4,
          "x264-params": "stitchable=1:scenecut=0:cpu-independent=1:subme=1:me=dia:partitions=i8x8,i4x4",
        },
        "timescale": 30000,
      }
    `);
  });

  it.each([
    [24, 1],
    [25, 1],
    [30, 1],
    [50, 1],
    [60, 1],
    [24_000, 1001],
    [30_000, 1001],
    [60_000, 1001],
  ])('gives a frame at %i/%i a second a whole number of ticks', (numerator, denominator) => {
    const timescale = houseTimescale({numerator, denominator});
    expect((timescale * denominator) % numerator).toBe(0);
    expect(timescale).toBeGreaterThanOrEqual(10_000);
    expect(timescale).toBeLessThanOrEqual(100_000);
  });
});

const usual: RenderChoice = {codec: 'h264', quality: 'final', crf: null, proresProfile: null};

describe('settings', () => {
  it('are those of the quality where nothing else was chosen', () => {
    expect(renderSettings(usual)).toEqual({codec: 'h264', quality: 'final', crf: 18});
    expect(renderSettings({...usual, quality: 'draft'})).toEqual({codec: 'h264', quality: 'draft', crf: 23});
    expect(renderSettings({...usual, codec: 'h265', crf: 30})).toEqual({
      codec: 'h265',
      quality: 'final',
      crf: 30,
    });
    expect(renderSettings({...usual, codec: 'prores'})).toEqual({codec: 'prores', profile: 'hq'});
    expect(renderSettings({...usual, codec: 'prores', quality: 'draft'})).toMatchObject({profile: 'proxy'});
  });

  it('make files of which a cut can be joined in x265 as in x264', () => {
    expect(houseEncoder(renderSettings({...usual, codec: 'h265'}))).toMatchInlineSnapshot(`
      {
        "bf": 0,
        "chroma_sample_location": "left",
        "codec": "libx265",
        "color_primaries": "bt709",
        "color_range": "tv",
        "color_trc": "bt709",
        "colorspace": "bt709",
        "crf": 18,
        "flags": "+cgop",
        "preset": "veryfast",
        "threads": 4,
        "x265-params": "bframes=0:open-gop=0:scenecut=0:repeat-headers=0:info=0:frame-threads=1:pools=4:log-level=error",
      }
    `);
  });

  it('have ProRes as Remotion makes it', () => {
    expect(houseEncoder(renderSettings({...usual, codec: 'prores'}))).toMatchInlineSnapshot(`
      {
        "codec": "prores_ks",
        "color_primaries": "bt709",
        "color_range": "tv",
        "color_trc": "bt709",
        "colorspace": "bt709",
        "profile": "hq",
        "threads": 4,
        "vendor": "apl0",
      }
    `);
  });

  it('follow from what a step says, so that another process makes the same', () => {
    const choices: readonly RenderChoice[] = [
      usual,
      {...usual, crf: 30.5},
      {...usual, quality: 'draft'},
      {...usual, codec: 'h265'},
      {...usual, codec: 'h265', quality: 'draft', crf: 0},
      ...proresProfiles.map((proresProfile) => ({...usual, codec: 'prores', proresProfile}) as const),
    ];
    const encoders = choices.map((choice) => houseEncoder(renderSettings(choice)));
    expect(encoders.map((encoder) => readHouse(encoder)?.encoder)).toEqual(encoders);
    expect(new Set(encoders.map((encoder) => JSON.stringify(encoder))).size).toBe(choices.length);
  });

  it('that this version does not have are refused', () => {
    const {encoder} = making.conform;
    for (const other of [
      {...encoder, crf: 0},
      {...encoder, crf: 52},
      {...encoder, crf: '17'},
      {...encoder, preset: 'slow'},
      {...encoder, tune: 'film'},
      {...houseEncoder({codec: 'prores', profile: 'hq'}), crf: 17},
      {},
    ]) {
      expect(readHouse(other)).toBeNull();
      expect(() => houseOf(other)).toThrow(expect.objectContaining({code: 'other-version'}));
    }
  });

  it('go through all kinds of steps', () => {
    const prores = makingOf({codec: 'prores', profile: '4444'});
    for (const kind of ['conform', 'segment', 'soundtrack', 'cut'] as const) {
      expect(isOwnMaking(kind, making[kind])).toBe(true);
      expect(isOwnMaking(kind, prores[kind])).toBe(true);
      expect(isOwnMaking(kind, {...making[kind], semantics: `${kind}/0`})).toBe(false);
      expect(isOwnMaking(kind, {...making[kind], encoder: {codec: 'libvpx'}})).toBe(false);
    }
    expect(prores.soundtrack.encoder).toMatchObject({codec: 'pcm_s16le'});
    expect(prores.cut.encoder).toMatchObject({format: 'mov'});
  });
});
