import {createOverlayLooks} from '@matchcut/compose';
import {CurrentCue, type CaptionCue} from '@matchcut/react';
import type {ReactNode} from 'react';
import {expect, test} from 'vitest';
import {CaptionTrack} from './caption-track.tsx';

const words = ['The', 'rain', 'falls'].map((text, index) => ({text, from: index * 0.5}));
const cue: CaptionCue = {from: 0, seconds: 2, text: 'The rain falls.', words: []};

test('a caption stands still, from its first frame to its last', () => {
  expect(new Set(look(<Current cue={cue} />)).size).toBe(1);
});

test('a caption with timed words has a look for each of them', () => {
  const looks = look(<Current cue={{...cue, words}} />);
  expect(looks.map((one) => looks.indexOf(one))).toEqual([
    ...Array.from({length: 15}, () => 0),
    ...Array.from({length: 15}, () => 15),
    ...Array.from({length: 30}, () => 30),
  ]);
});

test('what a caption looks like is told by its words, not by where it stands in the film', () => {
  const [one] = look(<Current cue={cue} />);
  expect(look(<Current cue={{...cue}} />)[0]).toBe(one);
  expect(look(<Current cue={{...cue, text: 'The rain stops.'}} />)[0]).not.toBe(one);
});

test('cues of an overlay come and go, and nothing is there between them', () => {
  const looks = look(
    <CaptionTrack
      cues={[
        {...cue, from: 0.5, seconds: 0.5},
        {...cue, from: 1.5, seconds: 0.5, text: 'It stops.'},
      ]}
    />,
  );
  expect([0, 14, 15, 29, 30, 44, 45, 59].map((frame) => looks.indexOf(looks[frame] ?? ''))).toEqual([
    0, 0, 15, 15, 0, 0, 45, 45,
  ]);
});

function Current({cue: value}: {readonly cue: CaptionCue}): ReactNode {
  return (
    <CurrentCue value={value}>
      <CaptionTrack />
    </CurrentCue>
  );
}

/** Two seconds of 16:9. */
function look(content: ReactNode): readonly string[] {
  const looks = createOverlayLooks({
    sourceDigest: () => null,
    stylesDigest: null,
    watchCode: () => () => ({kind: 'told'}),
    everythingDigest: () => {
      throw new Error('The overlay can not be looked at in Node.js.');
    },
  });
  const node = {kind: 'overlay', key: null, props: {content}, children: []} as const;
  return looks(node, 'film/caption', {
    size: {width: 1280, height: 720},
    frameRate: {numerator: 30, denominator: 1},
    frames: 60,
  });
}
