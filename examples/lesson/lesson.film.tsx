import {use} from 'react';
import {
  Audio,
  Brand,
  Captions,
  Film,
  Overlay,
  Scene,
  Sequence,
  Style,
  Transition,
  character,
  defineFilm,
  duration,
  type SceneProps,
} from 'matchcut';
import {Callout, Progress, Title} from 'matchcut/overlays';

const Nell = character('Nell', {look: 'a small fox in a yellow raincoat'});
const moonlight = {primary: '#f6dc8c', accent: '#f6dc8c', background: '#0e1a33'};
/** Captions stand in the picture, above the slate that a storyboard has at its bottom. */
const aboveTheSlate = {top: 0.1, right: 0.1, bottom: 0.19, left: 0.1};

const voice = (number: number): string => `voice/${number}.ogg`;

type Said = Omit<SceneProps, 'seconds'> & {
  /** The number of a voice-over. */
  readonly says: number;
};

/** A scene that lasts as long as what is said in it. */
function Spoken({says, children, ...scene}: Said) {
  return (
    <Scene {...scene} seconds={use(duration(voice(says)))} volume={0.25}>
      {children}
      <Audio src={voice(says)} />
    </Scene>
  );
}

/** How far away things are, when that is said, and where they are in the window of the train. */
const distances = [
  {
    from: 0.4,
    seconds: 3.1,
    name: 'The trees',
    away: '50 metres',
    places: {'16:9': {x: 0.585, y: 0.475}, '1:1': {x: 0.65, y: 0.475}},
    side: 'below-right',
  },
  {
    from: 1.8,
    seconds: 4.9,
    name: 'The town',
    away: '1 kilometre',
    places: {'16:9': {x: 0.7, y: 0.42}, '1:1': {x: 0.855, y: 0.42}},
    side: 'above-left',
  },
  {
    from: 3.7,
    seconds: 3,
    name: 'The moon',
    away: '384,400 kilometres',
    places: {'16:9': {x: 0.315, y: 0.2}, '1:1': {x: 0.17, y: 0.2}},
    side: 'below-right',
  },
] as const;

/** Runs while one thing is said, and stands still while the next explains what is to be seen. */
function Explained({says, then, children, ...scene}: Said & {readonly then: number}) {
  const running = use(duration(voice(says)));
  return (
    <Scene {...scene} seconds={running} speed={2} freeze={use(duration(voice(then)))} volume={0.25}>
      {children}
      <Audio src={voice(says)} />
      <Audio src={voice(then)} from={running} />
      {distances.map(({from, seconds, name, away, places, side}) => (
        <Overlay key={name} from={running + from} seconds={seconds}>
          <Callout at={places} side={side} detail={away}>
            {name}
          </Callout>
        </Overlay>
      ))}
    </Scene>
  );
}

export default defineFilm({
  id: 'lesson',
  render: () => (
    <Film title="Why the Moon Follows You Home" formats={['16:9', '1:1']} reframe="crop" loudness={-14}>
      <Audio src="music/lullaby.ogg" loop duck fadeIn={0.5} fadeOut={2.5} volume={0.7} />

      <Brand colors={moonlight} safeAreas={{'16:9': aboveTheSlate, '1:1': aboveTheSlate}}>
        <Style prompt="Night, clear sky, moonlight">
          <Scene id="mountains" seconds={3} volume={0.25}>
            A mountain valley. Extreme wide shot, slow pan right.
            <Overlay>
              <Title>Why the Moon Follows You Home</Title>
            </Overlay>
          </Scene>

          <Transition type="dissolve" seconds={0.5} />

          <Sequence>
            <Captions src="captions/lesson.srt" />
            <Overlay>
              <Progress edge="top" steps={12} />
            </Overlay>

            <Spoken id="path" says={1}>
              <Nell /> walks along a path through the fields. Wide shot, tracking.
            </Spoken>
            <Spoken id="train" says={2}>
              <Nell /> sits in a train carriage and looks out. Medium shot, static.
            </Spoken>
            <Explained id="window" says={3} then={4}>
              The window of a train, the landscape goes past. Wide shot, static.
            </Explained>
            <Spoken id="hill" says={5}>
              <Nell />, a big bear in a scarf, a small owl in a cap, and a white rabbit in a dress stand on a
              hill. Wide shot, static.
            </Spoken>
            <Spoken id="bedroom" says={6} focus={{x: 0.6}}>
              Her bedroom. <Nell /> sleeps on the sofa. Wide shot, static.
              <Overlay from={0.8}>
                <Callout at={{'16:9': {x: 0.675, y: 0.19}, '1:1': {x: 0.633, y: 0.19}}} side="below-right">
                  Still there
                </Callout>
              </Overlay>
            </Spoken>
          </Sequence>
        </Style>
      </Brand>
    </Film>
  ),
});
