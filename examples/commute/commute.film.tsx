import {Audio, Caption, Continue, Film, Overlay, Scene, Style, Transition, defineFilm} from 'matchcut';
import {LowerThird, Title} from 'matchcut/overlays';
import {z} from 'zod';
import {Mara, Otto, Umbrella} from './cast.ts';

export default defineFilm({
  id: 'commute',
  props: z.object({city: z.string().min(1)}),
  defaultProps: {city: 'Lisbon'},
  render: ({city}) => (
    <Film title="The Commute" fps={30} formats={['16:9', '9:16']} resolution="720p">
      <Audio src="music/first-train.ogg" volume={0.8} />

      <Style prompt="35 mm film, overcast dawn, muted teal and amber" grade="looks/teal-and-amber.cube">
        <Scene id="platform" seconds={8}>
          <Mara /> waits on an empty platform in {city} under <Umbrella />. Wide shot, slow push in.
          <Overlay from={1.5} seconds={4}>
            <Title position="upper">The Commute</Title>
          </Overlay>
          <Caption from={6} seconds={2}>
            Six minutes early, like every morning.
          </Caption>
          <Continue seconds={8}>
            The first train slides in, windows lit. <Mara /> folds <Umbrella /> and steps aboard. Pan right.
            <Caption from={3} seconds={3}>
              The 5:58. Never late, never full.
            </Caption>
          </Continue>
        </Scene>

        <Transition type="dissolve" seconds={1} />

        <Scene id="carriage" seconds={8}>
          <Otto /> comes through the carriage, punching tickets; <Mara /> looks for hers. Wide shot, pan left.
          <Overlay from={2} seconds={4}>
            <LowerThird name="Otto" role="Conductor of the 5:58" />
          </Overlay>
          <Caption from={6} seconds={2}>
            {'- Your ticket, please.\n- I had it a moment ago.'}
          </Caption>
        </Scene>

        <Scene id="window" seconds={6.5}>
          <Mara /> leans on the glass and watches the rain run sideways over {city}. Close-up, static.
          <Caption from={2} seconds={3}>
            In here, it only ever rains sideways.
          </Caption>
        </Scene>
      </Style>

      <Style prompt="35 mm film, clear morning sunlight, gold and pale blue">
        <Scene id="arrival" seconds={8}>
          <Mara /> walks into a street of {city}, <Umbrella /> still up. The sky is clear. Wide shot, tilt up.
          <Caption from={2} seconds={3}>
            And then, just like that, it stopped.
          </Caption>
          <Continue seconds={8}>
            <Otto /> joins her and opens <Umbrella />, although not a drop falls. Slow pull out.
            <Caption from={1} seconds={2}>
              {'- It has stopped, you know.\n- Better to be sure.'}
            </Caption>
            <Overlay from={3} seconds={4}>
              <Title position="upper">Good morning, {city}</Title>
            </Overlay>
          </Continue>
        </Scene>
      </Style>
    </Film>
  ),
});
