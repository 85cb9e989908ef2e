import {mix, multiply, oklchOf, shift, type Colour} from '../colour/colour.ts';
import {colourWords} from '../colour/colour-words.ts';
import type {Style} from '../words/style.ts';
import type {Time} from '../words/time.ts';
import type {Weather} from '../words/weather.ts';

/** What the hour and the weather do to every colour of a place. */
export type Light = {
  readonly skyTop: Colour;
  readonly skyLow: Colour;
  /** The air between us and what is far. */
  readonly haze: Colour;
  /** Sun, moon, lamps. */
  readonly glow: Colour;
  readonly ink: Colour;
  /** Whether windows and lamps are lit. */
  readonly lamps: boolean;
  /** A place's own colour under this light, at a distance: 0 near, 1 in the haze. */
  readonly lit: (own: Colour, distance?: number) => Colour;
};

type Hour = {
  readonly skyTop: Colour;
  readonly skyLow: Colour;
  readonly haze: Colour;
  readonly tint: Colour;
  readonly glow: Colour;
  readonly lamps: boolean;
};

const hours: Readonly<Record<Time, Hour>> = {
  dawn: {
    skyTop: '#8ea2c4',
    skyLow: '#f7cdb2',
    haze: '#d9bfc0',
    tint: '#f3d9d6',
    glow: '#ffe0b0',
    lamps: false,
  },
  morning: {
    skyTop: '#a5cbd6',
    skyLow: '#fbeccb',
    haze: '#dfe0cd',
    tint: '#fff4dd',
    glow: '#ffeaa8',
    lamps: false,
  },
  day: {
    skyTop: '#8fbcd2',
    skyLow: '#e6f0e6',
    haze: '#cfdedb',
    tint: '#fffdf4',
    glow: '#fff3c4',
    lamps: false,
  },
  afternoon: {
    skyTop: '#93b4c4',
    skyLow: '#f6e3b9',
    haze: '#dccfae',
    tint: '#fff0d0',
    glow: '#ffe298',
    lamps: false,
  },
  sunset: {
    skyTop: '#5a6390',
    skyLow: '#f6a565',
    haze: '#c98a83',
    tint: '#f3bd9a',
    glow: '#ffd98a',
    lamps: false,
  },
  dusk: {
    skyTop: '#333f68',
    skyLow: '#c18a92',
    haze: '#75708f',
    tint: '#a99fc0',
    glow: '#ffd592',
    lamps: true,
  },
  night: {
    skyTop: '#10182f',
    skyLow: '#34476b',
    haze: '#2a3a5c',
    tint: '#5f74a6',
    glow: '#ffd37c',
    lamps: true,
  },
};

export function lightOf(time: Time, weather: Weather, style: Style): Light {
  const hour = hours[time];
  const grey = weather === 'clear' ? 0 : weather === 'fog' ? 0.8 : weather === 'storm' ? 0.75 : 0.6;
  const cloud = mix(
    mix(hour.skyTop, hour.skyLow, 0.5),
    time === 'night' || time === 'dusk' ? '#3d4557' : '#b4bcbc',
    0.6,
  );
  const thick =
    weather === 'fog'
      ? 0.35
      : weather === 'rain' || weather === 'storm'
        ? 0.14
        : weather === 'snow'
          ? 0.18
          : 0;
  const dark = weather === 'storm' ? 0.12 : weather === 'rain' ? 0.05 : 0;
  const veil = (colour: Colour): Colour => {
    const [lightness] = oklchOf(colour);
    const {cool, warm} = splitTone(style);
    const toned =
      lightness < 0.62
        ? mix(colour, cool, style.hues.length > 0 ? 0.26 * (1 - lightness * 0.7) : 0)
        : mix(colour, warm, style.hues.length > 0 ? 0.22 * lightness : 0);
    return shift(toned, {chroma: style.chroma, lightness: style.lightness});
  };
  const tint = mix(hour.tint, '#c6ccd2', grey * 0.35);
  const skyTop = shift(mix(hour.skyTop, cloud, grey), {lightness: -dark});
  const skyLow = shift(mix(hour.skyLow, cloud, grey * 0.7), {lightness: -dark * 0.6});
  const haze = mix(hour.haze, cloud, grey * 0.7);
  return {
    skyTop: veil(skyTop),
    skyLow: veil(skyLow),
    haze: veil(haze),
    glow: hour.glow,
    ink: time === 'night' ? '#0d1122' : time === 'dusk' ? '#1d1b30' : '#2b2833',
    lamps: hour.lamps,
    lit: (own, distance = 0) =>
      veil(
        mix(
          shift(multiply(own, tint), {lightness: -dark}),
          haze,
          Math.min(0.95, distance * 0.85 + thick * (0.3 + distance)),
        ),
      ),
  };
}

/** `muted teal and amber`: the darker of the hues goes into the shadows, the lighter into the lights. */
function splitTone({hues}: Style): {readonly cool: Colour; readonly warm: Colour} {
  const colours = hues
    .map((word) => colourWords[word] ?? '#808080')
    .toSorted((a, b) => oklchOf(a)[0] - oklchOf(b)[0]);
  return {cool: colours[0] ?? '#808080', warm: colours.at(-1) ?? '#808080'};
}
