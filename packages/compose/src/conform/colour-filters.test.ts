import {expect, test} from 'vitest';
import {colourFilters} from './colour-filters.ts';
import type {ColourMatch} from './colour-match.ts';

const none = {mean: 128, shift: 0, contrast: 1};

test('each frame is corrected less than the one before, and none from the last on', () => {
  const match: ColourMatch = [
    {mean: 100, shift: -8, contrast: 0.9},
    {mean: 120, shift: 4, contrast: 1},
    none,
  ];
  expect(colourFilters(match, 3)).toMatchInlineSnapshot(`
    [
      "lutyuv=y=clip(floor(val*0.900000+2.0000+0.5)\\,1\\,254):u=clip(floor(val*1.000000+4.0000+0.5)\\,1\\,254):v=clip(floor(val*1.000000+0.0000+0.5)\\,1\\,254):enable=eq(n\\,0)",
      "lutyuv=y=clip(floor(val*0.925000+1.5000+0.5)\\,1\\,254):u=clip(floor(val*1.000000+3.0000+0.5)\\,1\\,254):v=clip(floor(val*1.000000+0.0000+0.5)\\,1\\,254):enable=eq(n\\,1)",
      "lutyuv=y=clip(floor(val*0.975000+0.5000+0.5)\\,1\\,254):u=clip(floor(val*1.000000+1.0000+0.5)\\,1\\,254):v=clip(floor(val*1.000000+0.0000+0.5)\\,1\\,254):enable=eq(n\\,2)",
    ]
  `);
});

test('what would change no value is left out', () => {
  expect(colourFilters([{...none, shift: 0.9}, none, none], 30)).toHaveLength(14);
  expect(colourFilters([{...none, shift: 0.4}, none, none], 30)).toEqual([]);
  expect(colourFilters([none, none, none], 30)).toEqual([]);
});
