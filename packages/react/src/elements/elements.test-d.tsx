import type {FunctionComponent, ReactElement} from 'react';
import {
  Audio,
  Brand,
  Caption,
  Character,
  Continue,
  Edit,
  Film,
  Overlay,
  Prop,
  Scene,
  Sequence,
  Style,
  Transition,
  character,
  prop,
  type SceneProps,
} from '../index.ts';

// Checked by tsc, never run: every line below an expected error must be one.

const Mara = character('Mara', {reference: 'cast/mara.mp4', look: 'a grey fox'});
const Umbrella = prop('the yellow umbrella');
const maybe: string | undefined = ['x'].at(0);

export const legal: ReactElement = (
  <Film key="f" title="Test" fps={29.97} formats={['16:9', '9:16', '1:1', '4:5']} resolution="1080p">
    <Style prompt="35 mm film" grade="teal.cube">
      <Sequence id={maybe}>
        <Scene
          id={maybe}
          seconds={8}
          take={2}
          reference="first.png"
          engine="sora"
          trim={{start: 1}}
          seam={false}
        >
          <Mara /> waits {3} with <Umbrella />. {null}
          <Continue id="next" seconds={2} take={1} from="platform" seam>
            <Character name="Ole" look="a heron" /> lands on <Prop name="the bench" reference="bench.png" />.
          </Continue>
          <Edit id="night" take={1}>
            Make it night.
          </Edit>
          <Overlay from={1} seconds={2}>
            <h1>Title</h1>
          </Overlay>
          <Caption from={0} seconds={1}>
            Words
          </Caption>
        </Scene>
        <Transition type="dissolve" seconds={0.5} />
        <Audio src="rain.wav" from={1} seconds={2} volume={0.5} duck />
        <Audio src="a.wav" trim={{start: 1}} fadeIn={1} fadeOut={2} loop duck={{depth: 9, release: 1}} />
        {[1, 2].map((seconds) => (
          <Scene key={seconds} seconds={seconds} />
        ))}
      </Sequence>
    </Style>
  </Film>
);

// @ts-expect-error A film has a title.
export const filmWithoutTitle = <Film />;
// @ts-expect-error There is no such format.
export const badFormat = <Film title="Test" formats={['21:9']} />;
// @ts-expect-error Formats are a list.
export const oneFormat = <Film title="Test" formats="16:9" />;
// @ts-expect-error There is no such resolution.
export const badResolution = <Film title="Test" resolution="4k" />;

export const branded = (
  <Brand
    colors={{primary: '#0a5'}}
    fonts={{heading: 'Inter', text: {family: 'Mine', src: 'fonts/mine.woff2'}}}
    logo={maybe}
    safeAreas={{'9:16': {bottom: 0.2}}}
    lowerThird={{align: 'right'}}
    endCard={{action: 'Book now'}}
    never={['cheap']}
  >
    <Scene seconds={1} />
  </Brand>
);
// @ts-expect-error There is no such colour.
export const unknownColor = <Brand colors={{secondary: 'blue'}} />;
// @ts-expect-error There is no such format.
export const unknownFormat = <Brand safeAreas={{'2:1': {top: 0}}} />;

// The length of a scene that begins with a branch is that branch's.
export const sceneWithoutSeconds = <Scene id="a" />;
// @ts-expect-error Seconds are a number.
export const secondsAsText = <Scene seconds="8" />;
// @ts-expect-error There is no such prop.
export const unknownProp = <Scene seconds={8} second={8} />;
// @ts-expect-error A trim has a start and an end.
export const badTrim = <Scene seconds={8} trim={{from: 1}} />;
// @ts-expect-error What is required may not be undefined.
export const undefinedSeconds = <Continue seconds={undefined} />;

// @ts-expect-error A continuation has a length.
export const continueWithoutSeconds = <Continue />;
// @ts-expect-error A seam is matched or not.
export const seamAsText = <Continue seconds={8} seam="none" />;
// @ts-expect-error An edit keeps the length of its shot.
export const editWithSeconds = <Edit seconds={8} />;

// @ts-expect-error There is no such transition.
export const unknownTransition = <Transition type="swirl" />;
// @ts-expect-error Nothing stands in a transition.
export const transitionWithChildren = <Transition>words</Transition>;

// @ts-expect-error Sound comes from a file.
export const audioWithoutSource = <Audio />;
// @ts-expect-error Nothing stands in a sound.
export const audioWithChildren = <Audio src="rain.wav">words</Audio>;

// @ts-expect-error A character has a name.
export const characterWithoutName = <Character look="a grey fox" />;
// @ts-expect-error Nothing stands in a character.
export const characterWithChildren = <Character name="Mara">words</Character>;
// @ts-expect-error What a character looks like is said once, where it is made.
export const mentionWithProps = <Mara look="another fox" />;
// @ts-expect-error Nothing stands in a mention.
export const mentionWithChildren = <Mara>words</Mara>;
// @ts-expect-error There is no such property of an identity.
export const unknownIdentityProperty = character('Mara', {looks: 'a grey fox'});
// @ts-expect-error The name is given once.
export const identityNamedTwice = character('Mara', {name: 'Ole'});

// @ts-expect-error An overlay's content is its children.
export const overlayWithContent = <Overlay content={<b />} />;
// @ts-expect-error There is no such prop.
export const overlayTo = <Overlay to={2} />;

// @ts-expect-error A sequence has no length of its own.
export const sequenceWithSeconds = <Sequence seconds={8} />;
// @ts-expect-error A look is words and a LUT.
export const unknownStyle = <Style colour="teal" />;
// @ts-expect-error Times are numbers.
export const captionAsText = <Caption from="1" />;

/** Authors may wrap elements in components of their own. */
export const Wrapped: FunctionComponent<SceneProps> = (props) => <Scene {...props} />;
