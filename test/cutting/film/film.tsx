import {Continue, Film, Overlay, Scene, Transition, defineFilm} from 'matchcut';
import {MovingLabel} from './moving-label.tsx';

/** Everything that can meet at a joint: overlays at whole seconds and between them, a continuation, a dissolve, a plain cut. */
export const film = defineFilm({
  id: 'film',
  render: () => (
    <Film title="Joints" fps={30}>
      <Scene id="a" seconds={2}>
        clip 0
        <Overlay from={0.3} seconds={0.5}>
          <MovingLabel>between</MovingLabel>
        </Overlay>
        <Continue seconds={2}>
          clip 1
          <Overlay from={0} seconds={1}>
            <MovingLabel>whole</MovingLabel>
          </Overlay>
        </Continue>
      </Scene>
      <Transition type="dissolve" seconds={0.5} />
      <Scene id="b" seconds={2}>
        clip 2
      </Scene>
      <Scene id="c" seconds={1}>
        clip 3
        <Overlay from={0.6} seconds={0.4}>
          <MovingLabel>end</MovingLabel>
        </Overlay>
      </Scene>
    </Film>
  ),
});
