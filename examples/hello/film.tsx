import {Film, Scene, character, defineFilm} from 'matchcut';

const Pip = character('Pip', {look: 'a small robin in a yellow scarf'});

export default defineFilm({
  id: 'hello',
  render: () => (
    <Film title="Hello">
      <Scene id="window-sill" seconds={4}>
        <Pip /> lands on a snowy window sill and looks in. Slow push in, morning light.
      </Scene>
    </Film>
  ),
});
