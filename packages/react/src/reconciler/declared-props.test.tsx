import {nodeKinds, type NodeKind} from '@matchcut/plan';
import type {ReactElement} from 'react';
import {expect, test} from 'vitest';
import {failureOf} from '../__fixtures__/outcome.ts';
import {
  Audio,
  Brand,
  Caption,
  CaptionList,
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
  renderFilm,
} from '../index.ts';

/** Each element in a legal film, with more props than it needs, as JavaScript may pass them. */
const films: Readonly<Record<NodeKind, (more: object) => ReactElement>> = {
  film: (more) => <Film title="Test" {...more} />,
  sequence: (more) => inFilm(<Sequence {...more} />),
  style: (more) => inFilm(<Style {...more} />),
  brand: (more) => inFilm(<Brand {...more} />),
  scene: (more) => inFilm(<Scene seconds={1} {...more} />),
  transition: (more) => inFilm(<Transition {...more} />),
  overlay: (more) => inFilm(<Overlay {...more} />),
  audio: (more) => inFilm(<Audio src="rain.wav" {...more} />),
  caption: (more) => inFilm(<Caption {...more} />),
  captions: (more) => inFilm(<CaptionList src="talk.srt" {...more} />),
  continue: (more) => inScene(<Continue seconds={1} {...more} />),
  edit: (more) => inScene(<Edit {...more} />),
  character: (more) => inScene(<Character name="Mara" {...more} />),
  prop: (more) => inScene(<Prop name="the umbrella" {...more} />),
};

function inFilm(element: ReactElement): ReactElement {
  return <Film title="Test">{element}</Film>;
}

function inScene(element: ReactElement): ReactElement {
  return inFilm(<Scene seconds={1}>{element}</Scene>);
}

test.for(Object.keys(nodeKinds) as NodeKind[])('%s refuses props that it does not have', async (kind) => {
  const failure = await failureOf(films[kind]({flavour: 'teal'}));
  expect(failure).toMatchObject({
    code: 'unknown-prop',
    message: `<${nodeKinds[kind].element}> has no prop \`flavour\`.`,
  });
  expect(failure.where).toMatch(new RegExp(`${nodeKinds[kind].element}( 1)?$`));
  expect(failure.hint).toMatch(/^Remove it; /);
});

test.for([
  [films.scene({second: 8}), 'Did you mean `seconds`?'],
  [films.scene({Take: 2}), 'Did you mean `take`?'],
  [films.film({format: ['16:9']}), 'Did you mean `formats`?'],
  [films.audio({vollume: 1}), 'Did you mean `volume`?'],
  [films.edit({ref: () => {}}), 'Remove it; <Edit> takes `id`, `take`.'],
] as const)('a slip of the finger gets the prop that was meant (%#)', async ([film, hint]) => {
  expect(await failureOf(film)).toMatchObject({code: 'unknown-prop', hint});
});

test.for([
  [films.scene({seconds: '8'}), '`seconds` of <Scene> must be a number, not the text "8".'],
  [films.continue({seconds: undefined}), '<Continue> needs `seconds`, a number.'],
  [films.scene({id: 5}), '`id` of <Scene> must be text, not 5.'],
  [
    films.scene({trim: {from: 1}}),
    '`trim` of <Scene> must be an object {start?, end?} of numbers, not an object.',
  ],
  [films.film({formats: '16:9'}), '`formats` of <Film> must be a list of texts, not the text "16:9".'],
  [films.film({resolution: '4k'}), '`resolution` of <Film> must be one of 720p, 1080p, not the text "4k".'],
  [films.film({title: null}), '`title` of <Film> must be text, not null.'],
  [films.continue({seam: 'none'}), '`seam` of <Continue> must be true or false, not the text "none".'],
  [
    films.audio({duck: 'yes'}),
    '`duck` of <Audio> must be true, false or an object {depth?, attack?, release?} of numbers, not the text "yes".',
  ],
  [
    films.transition({type: 'swirl'}),
    '`type` of <Transition> must be one of cut, dissolve, fade, wipe, slide, push, or a component, not the text "swirl".',
  ],
  [films.brand({logo: 5}), '`logo` of <Brand> must be text, not 5.'],
  [
    films.brand({colors: {primary: 'red', secondary: 'blue'}}),
    '`colors` of <Brand> must be an object {primary?: text, text?: text, background?: text, accent?: text}, not an object.',
  ],
  [
    films.brand({fonts: {text: {family: 'Inter'}}}),
    '`fonts` of <Brand> must be an object {heading?: the name of a family, or {family, src, weight?}, text?: the name of a family, or {family, src, weight?}}, not an object.',
  ],
  [films.brand({never: ['cheap', ' ']}), '`never` of <Brand> must be a list of words, not a list.'],
  [films.overlay({from: [1]}), '`from` of <Overlay> must be a number, not a list.'],
] as const)('a prop of the wrong shape is refused (%#)', async ([film, message]) => {
  expect(await failureOf(film)).toMatchObject({code: 'bad-prop', message});
});

test('values that planning judges are let through, so that it can tell of all of them at once', async () => {
  const film = (
    <Film title="" fps={Number.NaN}>
      <Scene id="Not An Id" seconds={-1} take={0} />
    </Film>
  );
  await expect(renderFilm(film, {id: 'test'})).resolves.toBeDefined();
});
