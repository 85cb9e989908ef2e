import {describe, expect, test} from 'vitest';
import {readAction} from './action.ts';
import {readCamera} from './camera.ts';
import {figuresInPrompt} from './figures-in-prompt.ts';
import {readAngle, readFraming} from './framing.ts';
import {readPlace, readSign} from './place.ts';
import {readStyle} from './style.ts';
import {readTime} from './time.ts';
import {padded} from './tokens.ts';
import {readWeather} from './weather.ts';

describe('place', () => {
  test.each([
    ['Mara waits on an empty platform in Lisbon.', 'platform'],
    ['The train arrives; Mara steps aboard.', 'platform'],
    ['Mara watches the rain.', 'window'],
    ['She looks out of the train window.', 'carriage'],
    ['A neon street at night.', 'street'],
    ['A train passes the kitchen window.', 'kitchen'],
    ['Waves break on the beach.', 'sea'],
    ['Mara waves goodbye.', null],
    ['He types at his desk in the lab.', 'office'],
    ['A fox in the woods.', 'forest'],
    ['Two astronauts on the moon surface.', 'space'],
    ['Mara smiles.', null],
  ])('%s', (prompt, place) => {
    expect(readPlace(padded(prompt))).toBe(place);
  });
});

describe('hour and weather', () => {
  test.each([
    ['The kitchen in the morning.', 'morning', null],
    ['Rain on the street at night.', 'night', 'rain'],
    ['35 mm film, overcast, muted teal and amber', null, 'cloudy'],
    ['Overcast, then it rains: rain everywhere.', null, 'rain'],
    ['A sea at sunset.', 'sunset', null],
    ['Snow falls at dusk.', 'dusk', 'snow'],
    ['The train arrives.', null, null],
  ])('%s', (prompt, time, weather) => {
    expect(readTime(padded(prompt))).toBe(time);
    expect(readWeather(padded(prompt))).toBe(weather);
  });
});

describe('camera', () => {
  test.each([
    ['Slow push in.', {move: 'push-in', speed: 'slow'}],
    ['The camera quickly dollies in, fast.', {move: 'push-in', speed: 'fast'}],
    ['Pan right over the sea.', {move: 'pan-right', speed: 'even'}],
    ['The camera pans left slowly.', {move: 'pan-left', speed: 'slow'}],
    ['Tilt up to the sky.', {move: 'tilt-up', speed: 'even'}],
    ['Pull back to reveal the city.', {move: 'pull-out', speed: 'even'}],
    ['Tracking shot beside her.', {move: 'tracking', speed: 'even'}],
    ['Static, locked off.', {move: 'static', speed: 'even'}],
    ['She stands on the train tracks.', null],
    ['She washes the frying pan.', null],
  ])('%s', (prompt, camera) => {
    expect(readCamera(padded(prompt))).toEqual(camera);
  });
});

describe('framing', () => {
  test.each([
    ['Close-up of Mara.', 'close-up', null],
    ['Over the shoulder of Otto.', 'over-the-shoulder', null],
    ['A two-shot.', 'two-shot', null],
    ['Wide shot from a low angle.', 'wide', 'low'],
    ['Medium close-up.', 'close-up', null],
    ['Seen from above.', null, 'high'],
    ['Mara close to the door.', null, null],
  ])('%s', (prompt, framing, angle) => {
    expect(readFraming(padded(prompt))).toBe(framing);
    expect(readAngle(padded(prompt))).toBe(angle);
  });
});

describe('action', () => {
  test.each([
    ['Mara waits.', 'stand'],
    ['Mara steps aboard.', 'board'],
    ['Mara walks down the street.', 'walk'],
    ['Mara watches the rain.', 'look-out'],
    ['Mara waves.', 'wave'],
    ['Mara runs home.', 'run'],
    ['Mara drinks coffee.', 'drink'],
  ])('%s', (prompt, action) => {
    expect(readAction(padded(prompt))).toBe(action);
  });
});

test('colours count as a look only where they are said of the picture', () => {
  expect(readStyle(padded('a red raincoat and a blue scarf')).hues).toEqual([]);
  expect(readStyle(padded('35 mm film, overcast, muted teal and amber'))).toEqual({
    hues: ['teal', 'amber'],
    chroma: 0.72,
    lightness: 0,
  });
  expect(readStyle(padded('film noir')).chroma).toBe(0);
});

test('a proper name writes the signs, unless it is somebody', () => {
  expect(readSign('Mara waits on a platform in Lisbon.', ['Mara'])).toBe('Lisbon');
  expect(readSign('Otto walks to Mara.', ['Mara', 'Otto'])).toBeNull();
  expect(readSign('Mara waits in the rain.', ['Mara'])).toBeNull();
});

test('figures without a handle are read out of the prompt with what they wear', () => {
  const figures = figuresInPrompt('A girl in a yellow raincoat and a black dog walk in the park.');
  expect(figures.map(({species}) => species)).toEqual(['girl', 'dog']);
  expect(figures[0]).toMatchObject({garment: 'raincoat', garmentColour: '#edc14b'});
  expect(figures[1]).toMatchObject({coat: '#34363d'});
  expect(figuresInPrompt('Two robots talk.')).toHaveLength(2);
  expect(figuresInPrompt('Rain falls.')).toEqual([]);
});
