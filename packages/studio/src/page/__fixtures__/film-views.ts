import type {FormatId} from '@matchcut/plan';
import type {
  CaptionView,
  ClipState,
  ClipView,
  FilmContent,
  FilmView,
  FormatView,
  MadeView,
  OverlayView,
  PictureView,
  ProblemView,
  ProjectView,
  SceneView,
  ShotView,
  SoundView,
  TransitionView,
} from '../../protocol.ts';

const fps = 30;

/** 64 digits of hexadecimal that depend on the name alone. */
export function keyOf(name: string): string {
  let state = 2_166_136_261;
  let digits = '';
  while (digits.length < 64) {
    for (const character of `${name}${digits.length}`) {
      state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
    }
    digits += state.toString(16).padStart(8, '0');
  }
  return digits.slice(0, 64);
}

export const rateLimited: ProblemView = {
  code: 'engine-refused',
  message: 'The engine refused the clip: its moderation stopped the prompt.',
  hint: 'Change the prompt; nothing was paid for it.',
  where: 'Film > Scene "arrival" > Continue 1',
  source: {file: 'commute.film.tsx', line: 43, column: 11},
  frame: null,
};

export function aMade(name: string, change: Partial<MadeView> = {}): MadeView {
  return {
    digest: keyOf(`digest ${name}`),
    sizeBytes: 4_812_334,
    engine: 'sora',
    model: 'sora-2',
    job: `video_${keyOf(name).slice(0, 12)}`,
    usd: 0.8,
    madeAt: '2026-11-23T18:04:11Z',
    ...change,
  };
}

export function aClip(name: string, state: ClipState, change: Partial<ClipView> = {}): ClipView {
  const isThere = state.kind === 'stored';
  return {
    state,
    key: keyOf(name),
    take: 1,
    pinned: null,
    usd: isThere || state.kind === 'in-flight' ? 0 : 0.8,
    seconds: 8,
    croppedFrom: null,
    request: {
      model: 'sora-2',
      prompt: 'Mara waits on an empty platform in Lisbon under the umbrella. Wide shot, slow push in.',
      size: {width: 1280, height: 720},
      seconds: 8,
    },
    why: [],
    made: isThere ? aMade(name) : null,
    ...change,
  };
}

export function aShot(
  address: string,
  from: number,
  frames: number,
  change: Partial<ShotView> = {},
): ShotView {
  const shot: ShotView = {
    address,
    name: address.split('/').at(-1) ?? address,
    from,
    frames,
    prompt: 'Wide shot, slow push in.',
    edits: [],
    cast: [],
    continues: null,
    source: {file: 'commute.film.tsx', line: 16, column: 9},
    clips: {
      '16:9': aClip(`${address} 16:9`, {kind: 'stored'}),
      '9:16': aClip(`${address} 9:16`, {kind: 'stored'}),
    },
    ...change,
  };
  const sent = `${shot.prompt}\nStyle: 35 mm film, overcast dawn`;
  const clips = Object.entries(shot.clips).map(([format, clip]) => [
    format,
    {...clip, request: {...clip.request, prompt: sent}},
  ]);
  return {...shot, clips: Object.fromEntries(clips)};
}

const mara = {
  name: 'Mara',
  kind: 'character',
  look: 'a woman of thirty in a mustard raincoat, short black hair',
  picture: `pictures/${keyOf('mara')}/0?width=160`,
} as const;
const otto = {
  name: 'Otto',
  kind: 'character',
  look: 'a conductor of sixty with a white moustache and a navy uniform',
  picture: `pictures/${keyOf('otto')}/0?width=160`,
} as const;
const umbrella = {
  name: 'Umbrella',
  kind: 'prop',
  look: 'a large red umbrella with a wooden handle',
  picture: null,
} as const;

const platform: SceneView = {
  address: 'platform',
  name: 'platform',
  from: 0,
  frames: 480,
  shots: [
    aShot('platform', 0, 240, {
      prompt:
        'Mara waits on an empty platform in Lisbon under Umbrella. Wide shot, slow push in. 35 mm film, overcast dawn, muted teal and amber',
      cast: [mara, umbrella],
      clips: {
        '16:9': aClip('platform 16:9', {kind: 'stored'}, {take: 2, pinned: 2}),
        '9:16': aClip('platform 9:16', {kind: 'stored'}),
      },
    }),
    aShot('platform/continue-1', 240, 240, {
      prompt:
        'The first train slides in, windows lit. Mara folds Umbrella and steps aboard. Pan right. 35 mm film, overcast dawn, muted teal and amber',
      cast: [mara, umbrella],
      continues: 'platform',
      source: {file: 'commute.film.tsx', line: 21, column: 11},
      clips: {
        '16:9': aClip(
          'platform/continue-1 16:9',
          {kind: 'missing', reason: 'new'},
          {why: ['Nothing was ever made at this address.']},
        ),
        '9:16': aClip('platform/continue-1 9:16', {
          kind: 'in-flight',
          run: 'run-7',
          job: 'video_68a1',
          progress: 0.42,
        }),
      },
    }),
  ],
};

const carriage: SceneView = {
  address: 'carriage',
  name: 'carriage',
  from: 450,
  frames: 240,
  shots: [
    aShot('carriage', 450, 240, {
      prompt:
        'Otto comes through the carriage, punching tickets; Mara looks for hers. Wide shot, pan left. 35 mm film, overcast dawn, muted teal and amber',
      cast: [otto, mara],
      source: {file: 'commute.film.tsx', line: 28, column: 9},
      clips: {
        '16:9': aClip(
          'carriage 16:9',
          {kind: 'stale', reason: 'changed'},
          {
            why: ['prompt: “…pan right.” → “…pan left.”', 'The cast of Otto has another look.'],
            made: aMade('carriage'),
          },
        ),
        '9:16': aClip(
          'carriage 9:16',
          {kind: 'stale', reason: 'changed'},
          {why: ['prompt: “…pan right.” → “…pan left.”'], made: aMade('carriage 9:16')},
        ),
      },
    }),
  ],
};

const window: SceneView = {
  address: 'window',
  name: 'window',
  from: 690,
  frames: 195,
  shots: [
    aShot('window', 690, 195, {
      prompt:
        'Mara leans on the glass and watches the rain run sideways over Lisbon. Close-up, static. 35 mm film, overcast dawn, muted teal and amber',
      cast: [mara],
      source: {file: 'commute.film.tsx', line: 35, column: 9},
      clips: {
        '16:9': aClip('window 16:9', {kind: 'stored'}),
        '9:16': aClip('window 16:9', {kind: 'stored'}, {croppedFrom: '16:9'}),
      },
    }),
  ],
};

const arrival: SceneView = {
  address: 'arrival',
  name: 'arrival',
  from: 885,
  frames: 480,
  shots: [
    aShot('arrival', 885, 240, {
      prompt:
        'Mara walks into a street of Lisbon, Umbrella still up. The sky is clear. Wide shot, tilt up. 35 mm film, clear morning sunlight, gold and pale blue',
      cast: [mara, umbrella],
      source: {file: 'commute.film.tsx', line: 41, column: 9},
      clips: {
        '16:9': aClip('arrival 16:9', {kind: 'stored'}),
        '9:16': aClip(
          'arrival 9:16',
          {kind: 'missing', reason: 'missing'},
          {usd: null, why: ['Made before, but the store no longer has it.']},
        ),
      },
    }),
    aShot('arrival/continue-1', 1125, 240, {
      prompt:
        'Otto joins her and opens Umbrella, although not a drop falls. Slow pull out. 35 mm film, clear morning sunlight, gold and pale blue',
      edits: [{address: 'arrival/continue-1/edit-1', prompt: 'Make the umbrella yellow.'}],
      cast: [otto, mara, umbrella],
      continues: 'arrival',
      source: {file: 'commute.film.tsx', line: 43, column: 11},
      clips: {
        '16:9': aClip(
          'arrival/continue-1 16:9',
          {kind: 'failed', problem: rateLimited},
          {why: ['Nothing was ever made at this address.']},
        ),
        '9:16': aClip(
          'arrival/continue-1 9:16',
          {kind: 'missing', reason: 'upstream'},
          {why: ['What it continues is made again.']},
        ),
      },
    }),
  ],
};

const scenes: readonly SceneView[] = [platform, carriage, window, arrival];

const dissolve: TransitionView = {
  from: 450,
  frames: 30,
  outgoing: 'platform',
  incoming: 'carriage',
  effect: {kind: 'dissolve'},
  easing: null,
  source: {file: 'commute.film.tsx', line: 25, column: 9},
};

const overlays: readonly OverlayView[] = [
  anOverlay('platform/overlay-1', 'Title', 45, 120, 18),
  anOverlay('carriage/overlay-1', 'LowerThird', 510, 120, 30),
  anOverlay('arrival/continue-1/overlay-1', 'Title', 1215, 120, 45),
];

const captions: readonly CaptionView[] = [
  aCaption('captions/en-1', 'She is early. The city is not.', 60, 90),
  aCaption('captions/en-2', 'Tickets, please.', 540, 60),
  aCaption('captions/en-3', 'It was here a moment ago.', 615, 66),
  aCaption('captions/en-4', 'Not a drop falls.', 1190, 80),
];

const sounds: readonly SoundView[] = [
  aSound('audio-1', 'music/first-train.ogg', 0, 1365, {volume: 0.8, duckDecibels: -12}),
  aSound('platform/continue-1/audio-1', 'sound/train-arrives.ogg', 240, 180, {fadeInSeconds: 0.5}),
  aSound('carriage/audio-1', 'voice/tickets.ogg', 540, 66, {}),
  aSound('carriage/audio-2', 'voice/missing.ogg', 615, 60, {digest: null}),
];

/** A film like `examples/commute`, with every state that a clip can have. */
export const commuteContent: FilmContent = {
  title: 'The Commute',
  fps,
  frames: 1365,
  formats: [aFormat('16:9', 1280, 720, scenes), aFormat('9:16', 720, 1280, scenes)],
  scenes,
  transitions: [dissolve],
  overlays,
  captions,
  sounds,
  diagnostics: [
    {
      code: 'seconds-trimmed',
      severity: 'info',
      message: 'The engine makes 8 s of which 6.5 s are used.',
      hint: 'Make the scene 4 or 8 s long.',
      where: 'Film > Scene "window"',
    },
  ],
  totals: {reuse: 5, generate: 6, compose: 14, seconds: 48, usd: null},
  staged: {},
  changes: [
    {
      scene: 'platform',
      name: 'platform',
      kind: 'changed',
      what: ['platform/continue-1 was never made.'],
      clips: 1,
      usd: 0.8,
    },
    {
      scene: 'carriage',
      name: 'carriage',
      kind: 'changed',
      what: ['prompt: “…pan right.” → “…pan left.”', 'The cast of Otto has another look.'],
      clips: 2,
      usd: 1.6,
    },
    {
      scene: 'arrival',
      name: 'arrival',
      kind: 'added',
      what: ['The scene is new.'],
      clips: 3,
      usd: null,
    },
    {scene: 'station', name: 'station', kind: 'removed', what: ['The scene is gone.'], clips: 0, usd: 0},
  ],
};

export const commuteView: FilmView = {
  revision: 4,
  film: {id: 'commute', file: 'commute.film.tsx', exportName: 'default'},
  props: {
    schema: {
      type: 'object',
      properties: {city: {type: 'string', minLength: 1}},
      required: ['city'],
      additionalProperties: false,
    },
    defaults: {city: 'Lisbon'},
    values: {city: 'Lisbon'},
  },
  content: commuteContent,
  problem: null,
};

/** A film without a scene. */
export const emptyView: FilmView = {
  revision: 1,
  film: {id: 'empty', file: 'films/empty.film.tsx', exportName: 'default'},
  props: {schema: null, defaults: {}, values: {}},
  content: {
    title: 'Untitled',
    fps,
    frames: 0,
    formats: [aFormat('16:9', 1280, 720, [])],
    scenes: [],
    transitions: [],
    overlays: [],
    captions: [],
    sounds: [],
    diagnostics: [
      {
        code: 'empty-film',
        severity: 'error',
        message: 'The film has no scene.',
        hint: 'Put a <Scene> into it.',
        where: 'Film',
      },
    ],
    totals: {reuse: 0, generate: 0, compose: 0, seconds: 0, usd: 0},
    staged: {},
    changes: [],
  },
  problem: null,
};

/** A film that throws. */
export const problemView: FilmView = {
  ...commuteView,
  revision: 5,
  content: null,
  problem: {
    code: 'film-throws',
    message: 'The film threw: Cannot read properties of undefined (reading ‘toUpperCase’).',
    hint: 'See the line that is marked.',
    where: 'Film > Scene "platform" > Overlay 1',
    source: {file: 'commute.film.tsx', line: 19, column: 41},
    frame: {
      line: 19,
      lines: [
        {number: 17, text: '          <Mara /> waits on an empty platform in {city} under <Umbrella />.'},
        {number: 18, text: '          <Overlay from={1.5} seconds={4}>'},
        {number: 19, text: '            <Title position="upper">{title.toUpperCase()}</Title>'},
        {number: 20, text: '          </Overlay>'},
        {number: 21, text: '          <Continue seconds={8}>'},
      ],
    },
  },
};

/** Ten minutes in 400 shots, each 1.5 s long, every third a continuation; the same each time. */
export const longView: FilmView = aLongView(400);

export const projectView: ProjectView = {
  protocolVersion: '1',
  version: '0.1.0',
  name: 'morning-films',
  films: [commuteView.film, emptyView.film, longView.film],
  failures: [],
  engine: {id: 'sora', model: 'sora-2', billing: 'paid'},
  budget: {usd: 40, per: 'month', committedUsd: 12.4},
};

/** @param shots how many; ten minutes hold 400 */
export function aLongView(shots: number): FilmView {
  const frames = 45;
  const states: readonly ClipState[] = [
    {kind: 'stored'},
    {kind: 'stored'},
    {kind: 'stored'},
    {kind: 'missing', reason: 'new'},
    {kind: 'stored'},
    {kind: 'stale', reason: 'changed'},
    {kind: 'stored'},
    {kind: 'in-flight', run: 'run-1', job: null, progress: 0.3},
  ];
  const inScenes: SceneView[] = [];
  for (let first = 0; first < shots; first += 3) {
    const address = `scene-${String(first / 3 + 1).padStart(3, '0')}`;
    const held = Array.from({length: Math.min(3, shots - first)}, (_, index) => {
      const name = index === 0 ? address : `${address}/continue-${index}`;
      return aShot(name, (first + index) * frames, frames, {
        continues: index === 0 ? null : index === 1 ? address : `${address}/continue-${index - 1}`,
        clips: Object.fromEntries(
          (['16:9', '9:16'] as const).map((format, offset) => [
            format,
            aClip(
              `${name} ${format}`,
              states[(first * 3 + index * 5 + offset) % states.length] ?? {kind: 'stored'},
              {
                seconds: 4,
              },
            ),
          ]),
        ),
      });
    });
    inScenes.push({address, name: address, from: first * frames, frames: held.length * frames, shots: held});
  }
  return {
    revision: 1,
    film: {id: 'long', file: 'films/long.film.tsx', exportName: 'default'},
    props: {schema: null, defaults: {}, values: {}},
    problem: null,
    content: {
      title: 'Four Hundred Shots',
      fps,
      frames: shots * frames,
      formats: [aFormat('16:9', 1280, 720, inScenes), aFormat('9:16', 720, 1280, inScenes)],
      scenes: inScenes,
      transitions: inScenes.slice(1).flatMap((scene, index) =>
        index % 4 === 0
          ? [
              {
                from: scene.from - 7,
                frames: 15,
                outgoing: inScenes[index]?.address ?? '',
                incoming: scene.address,
                effect: {kind: 'dissolve'},
                easing: null,
                source: null,
              },
            ]
          : [],
      ),
      overlays: inScenes
        .filter((_, index) => index % 2 === 0)
        .map((scene) => anOverlay(`${scene.address}/overlay-1`, 'LowerThird', scene.from + 15, 60, 10)),
      captions: Array.from({length: Math.floor((shots * frames) / 90)}, (_, index) =>
        aCaption(`captions/en-${index + 1}`, `Line ${index + 1} of what is said.`, index * 90 + 10, 70),
      ),
      sounds: [
        aSound('audio-1', 'music/score.ogg', 0, shots * frames, {volume: 0.6}),
        ...inScenes
          .filter((_, index) => index % 3 === 0)
          .map((scene) => aSound(`${scene.address}/audio-1`, 'voice/line.ogg', scene.from + 8, 100, {})),
      ],
      diagnostics: [],
      totals: {reuse: 500, generate: 300, compose: 400, seconds: 1200, usd: 240},
      staged: {},
      changes: [],
    },
  };
}

function anOverlay(address: string, name: string, from: number, frames: number, line: number): OverlayView {
  return {address, name, from, frames, source: {file: 'commute.film.tsx', line, column: 11}};
}

function aCaption(address: string, text: string, from: number, frames: number): CaptionView {
  return {address, text, from, frames, track: 'en', isBurnt: true, source: null};
}

function aSound(
  address: string,
  src: string,
  from: number,
  frames: number,
  change: Partial<SoundView>,
): SoundView {
  return {
    address,
    src,
    from,
    frames,
    digest: keyOf(src),
    volume: 1,
    trimStartSeconds: 0,
    fadeInSeconds: null,
    fadeOutSeconds: null,
    loop: false,
    duckDecibels: null,
    source: {file: 'commute.film.tsx', line: 13, column: 7},
    ...change,
  };
}

function aFormat(id: FormatId, width: number, height: number, inScenes: readonly SceneView[]): FormatView {
  return {
    id,
    width,
    height,
    picture: inScenes.flatMap((scene) => scene.shots.map((shot) => aPicture(shot, id))),
    soundtrack: null,
    cut: null,
  };
}

function aPicture({address, from, frames, clips}: ShotView, format: FormatId): PictureView {
  const clip = clips[format];
  if (!clip || clip.state.kind === 'failed') return {kind: 'slate', address, from, frames};
  return {
    kind: clip.state.kind === 'stored' ? 'clip' : 'animatic',
    address,
    from,
    frames,
    key: clip.state.kind === 'stored' ? clip.key : keyOf(`animatic ${clip.key}`),
    sourceFrom: 0,
  };
}
