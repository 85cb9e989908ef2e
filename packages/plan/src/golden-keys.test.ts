/**
 * If this changes, users pay again.
 *
 * A key is what a clip is found by. When one of these changes, the clips of every film that exists are made again,
 * and most of them are paid. Change them only where the clip itself would come out different, and say so in the
 * changelog.
 */
import {expect, test} from 'vitest';
import {
  audio,
  dissolve,
  film,
  mara,
  overlay,
  proceed,
  prop,
  scene,
  sceneWith,
  style,
} from './film.fixture.ts';
import {draft} from './plan-film.fixture.ts';
import type {PlanDraft} from './draft/draft-plan.ts';
import {planningEngine} from './planning-engine.fixture.ts';

function keys({steps}: PlanDraft): Readonly<Record<string, string>> {
  return Object.fromEntries(steps.map(({id, key}) => [id, key]));
}

test('one scene', () => {
  expect(keys(draft(film([scene('rain', 6.5, 'Rain on a window.')])))).toMatchInlineSnapshot(`
    {
      "16:9 clip commute/rain": "93ea97cbb17b66942466f672048b480725c9547a82d327110a2957e808194c22",
      "16:9 conform commute/rain": "8c01eda364df86f02a2d2ae38ed05469aff0bf61c5accc9ba68cfc800d596f9c",
      "16:9 cut commute": "5e8797e284714e6d9213e7d06583a026a0e759d744bbbb013eb24fdbdce8103c",
      "16:9 soundtrack commute/soundtrack": "6209b1c979d73ed4553cfb06a697ab1a0b20ab094578aedf4712a0177c3b9980",
    }
  `);
});

test('cast, style, continuation, dissolve, overlay, sound and both formats', () => {
  const tree = film(
    [
      style(
        '35 mm film',
        scene(
          'platform',
          8,
          mara(),
          ' waits with her ',
          prop('Umbrella', 'black'),
          '.',
          overlay(1, 3),
          proceed(12),
        ),
        dissolve(0.5),
        sceneWith(
          {id: 'window', seconds: 6.5, take: 2, reference: 'window.png'},
          mara(),
          ' watches the rain.',
        ),
      ),
      audio('theme.wav', {volume: 0.4}),
    ],
    {formats: ['16:9', '9:16'], fps: 29.97},
  );
  expect(keys(draft(tree))).toMatchInlineSnapshot(`
    {
      "16:9 character commute/cast/Mara": "cd664d863e8bf8b934f32d56943ec1a3acf23c0ca9e994e9928d57fe1130d015",
      "16:9 character commute/cast/Umbrella": "0b621be6a2782cef203eea1ee084b53b29a08202b9aa23a36e23b630a75f1ca6",
      "16:9 clip commute/platform": "8570c91a97ee37f9916c5588bc957f5196b3204a1ed481cb44f230c017af1838",
      "16:9 clip commute/window": "b327f4fb26d72ff36a93a936600022aeaf0614978b5a0f670b1fca9ffdb40f91",
      "16:9 conform commute/platform": "622490c81cc2702157182fa4b61cdc1b38f3048c15cc5435bc7e4db27476e0c6",
      "16:9 conform commute/platform/continue-1": "593d552050a0cb86e8c09a80e1aaa4f156137f4b5580c82ab5e6a66dce35fc16",
      "16:9 conform commute/window": "9bb40b7eee1723e61b2d6d9b89da97d84a0e268e01260169d5d3fdf6dd7fc4d8",
      "16:9 cut commute": "3f7adbf8317029ece97f13759bda0b8a6ae8adcf4def830d0b7f44ca1787299e",
      "16:9 extension commute/platform/continue-1": "4e61e04382d50dc40c2030d178aeafb480f298043c5e344f6879046e1ebf33da",
      "16:9 segment commute/platform@30-120": "9f49b89451581ab3a981c482041a54957a1397e3f63423a9b55a1e465d013f80",
      "16:9 segment commute/window@0-15": "dd516e16a529e6fcba0ffb9433dc5aec00a1336c59774ce03406759373c2538c",
      "16:9 segment commute/window@15-30": "3edc858794677861243f40ef03c267780eaafb8a5e3a893006033b34c1a1ac9e",
      "16:9 soundtrack commute/soundtrack": "d428f9116c0f34c18ae37f182acab01d37960b81c06a4a80ee84abb7de1ad994",
      "9:16 character commute/cast/Mara": "a1ddb30b87ef8e3a23e2767a3c8ccef8678b4693f31cf9f371138c3cf80e9f1b",
      "9:16 character commute/cast/Umbrella": "a1c08c8208ddb2d3b9e8758874bd8bdecc389139d2578e41e6c153fda8eb27e2",
      "9:16 clip commute/platform": "2ae740c590c27f855a6f1abe317e31daa45c9bc76d134402710a10ba6def0a30",
      "9:16 clip commute/window": "db2d7731219ad58e70163b473c1fe9a3c0e6aa27b0ade03cb79e9652170e4fa5",
      "9:16 conform commute/platform": "9b92c8c439a324b873a251e89da256b23b9f539f972971a8fce610d952bbed43",
      "9:16 conform commute/platform/continue-1": "17fa8c04b2c175a54ec658f8c6204195f13296058a9d0a019f9db1f951d730f2",
      "9:16 conform commute/window": "ae7777f4850a42f9a1d8d98f8fcb5dfa9894484bec54462db13ddf7ece7d2f96",
      "9:16 cut commute": "319ba36e18fbe89d239c2de6428ae9c2a8f47ebbdbe2455da2c7c6544141f509",
      "9:16 extension commute/platform/continue-1": "388a82035d0ef845ebe3ccd4f7ea8a8ef9e446bdb7f63ba2e79f0e34692bb4a1",
      "9:16 segment commute/platform@30-120": "c9e1193bfccce8c4e246229c3c6b58375b8eb66ebfc1de7178494660f7daef25",
      "9:16 segment commute/window@0-15": "30b0ef308bb2e426097c767e8795c6baa8355e04d13a2ed4dfb6df68180ddd09",
      "9:16 segment commute/window@15-30": "136932d0a0942dd3c53b0c61239c8315d7e8bf9846302acb252cdb1fdafc548a",
      "9:16 soundtrack commute/soundtrack": "e0d86cf6af17b3f728a2fbca667c718a4ccc83893914b754e5f8f05657678f56",
    }
  `);
});

test('an engine that keeps no identities, has a frame rate of its own and returns the whole', () => {
  const {capabilities} = planningEngine;
  const continuation = {
    kind: 'extension' as const,
    seconds: [7],
    count: 4,
    totalSeconds: 40,
    returns: 'whole' as const,
    identities: false,
  };
  const engine = {
    ...planningEngine,
    options: {seed: 7},
    capabilities: {
      ...capabilities,
      seconds: [4, 6, 8],
      frameRate: {numerator: 24, denominator: 1},
      identities: {kind: 'look' as const, perShot: 3},
      continuation,
    },
  };
  expect(keys(draft(film([scene('rain', 20, mara(), ' walks.')], {fps: 24}), {engine})))
    .toMatchInlineSnapshot(`
      {
        "16:9 clip commute/rain": "90c897a3af5d8582da017133382ba09d23c9da88471019219eda14eaa4c91358",
        "16:9 conform commute/rain": "a799557884725f6e35bdd2f0b1b85bf70d231f33f706bfb3b575478f1a694da7",
        "16:9 conform commute/rain/part-2": "adeb492be019cab49720af2ccdfb62e10776bdf965595a00998a5957984dfcf8",
        "16:9 conform commute/rain/part-3": "d8f00778755678718c80c6558bbefc90192b6e2599f285794f65fc8a02d3cf89",
        "16:9 cut commute": "4e40a2cec9fa6b083ab0d601d773adaf6c4c46b240aa55293936ec934b168b27",
        "16:9 extension commute/rain/part-2": "20606bec067d85329a5d098e8061de128694588524d22082b8fb6e046d4bee1d",
        "16:9 extension commute/rain/part-3": "11d3241c4c9569ab91b9b4325e2b0ab0aa999c6a8af99e863dde0656e4a7f00b",
        "16:9 soundtrack commute/soundtrack": "7deb3f733cb4767bb8e3ce3d5ef191bfee6a6ce3ca99117b42f9ded30c723540",
      }
    `);
});
