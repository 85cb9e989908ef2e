import {expect, test} from 'vitest';
import {Continue, Film, Overlay, Scene, Sequence, Style, Transition, character, renderFilm} from './index.ts';

const Mara = character('Mara', {reference: 'cast/mara.mp4', look: 'a grey fox in a red raincoat'});

test('a film becomes plain nodes with exactly the props that were given', async () => {
  const title = <i>The Commute</i>;
  const tree = await renderFilm(
    <Film title="The Commute" fps={30} formats={['16:9', '9:16']} resolution={undefined}>
      <Style prompt="35 mm film">
        <Sequence>
          <Scene id="platform" seconds={8}>
            <Mara /> waits in {'Lisbon'}.<Continue seconds={12}>She steps aboard.</Continue>
            <Overlay from={1} seconds={3}>
              {title}
            </Overlay>
          </Scene>
          <Transition type="dissolve" seconds={0.5} />
          {false}
          <Scene key="last" id="window" seconds={6.5}>
            Rain.
          </Scene>
        </Sequence>
      </Style>
    </Film>,
    {id: 'commute'},
  );
  expect(tree).toEqual({
    id: 'commute',
    root: {
      kind: 'film',
      key: null,
      props: {title: 'The Commute', fps: 30, formats: ['16:9', '9:16']},
      children: [
        {
          kind: 'style',
          key: null,
          props: {prompt: '35 mm film'},
          children: [
            {
              kind: 'sequence',
              key: null,
              props: {},
              children: [
                {
                  kind: 'scene',
                  key: null,
                  props: {id: 'platform', seconds: 8},
                  children: [
                    {
                      kind: 'character',
                      key: null,
                      props: {
                        name: 'Mara',
                        reference: 'cast/mara.mp4',
                        look: 'a grey fox in a red raincoat',
                      },
                      children: [],
                    },
                    {kind: 'text', text: ' waits in '},
                    {kind: 'text', text: 'Lisbon'},
                    {kind: 'text', text: '.'},
                    {
                      kind: 'continue',
                      key: null,
                      props: {seconds: 12},
                      children: [{kind: 'text', text: 'She steps aboard.'}],
                    },
                    {kind: 'overlay', key: null, props: {from: 1, seconds: 3, content: title}, children: []},
                  ],
                },
                {kind: 'transition', key: null, props: {type: 'dissolve', seconds: 0.5}, children: []},
                {
                  kind: 'scene',
                  key: 'last',
                  props: {id: 'window', seconds: 6.5},
                  children: [{kind: 'text', text: 'Rain.'}],
                },
              ],
            },
          ],
        },
      ],
    },
  });
});
