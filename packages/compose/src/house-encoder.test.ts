import {describe, expect, it} from 'vitest';
import {houseTimescale, houseVideo} from './house-encoder.ts';
import {making} from './making.ts';

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
          "crf": 17,
          "flags": "+cgop",
          "g": 30,
          "keyint_min": 30,
          "preset": "veryfast",
          "profile": "high",
          "threads": 4,
          "x264-params": "stitchable=1:scenecut=0:cpu-independent=1",
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
