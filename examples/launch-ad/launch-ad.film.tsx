import {
  Audio,
  Brand,
  Film,
  Overlay,
  Scene,
  Sequence,
  Style,
  Transition,
  character,
  defineFilm,
  prop,
} from 'matchcut';
import {Callout, Counter, EndCard, LogoBug, LowerThird} from 'matchcut/overlays';
import {z} from 'zod';

const Juno = character('Juno', {look: 'a white rabbit in a red scarf'});
const Glim = prop('Glim', {look: 'an amber lantern'});
const night = '#101a33';

export default defineFilm({
  id: 'launch-ad',
  props: z.object({
    city: z.string(),
    place: z.string(),
    language: z.string(),
    claim: z.string(),
    hours: z.string(),
    currency: z.string(),
    price: z.number(),
    action: z.string(),
  }),
  defaultProps: {
    city: 'Dublin',
    place: 'Dublin',
    language: 'en-IE',
    claim: 'A moon for your pocket',
    hours: 'hours of light',
    currency: 'EUR',
    price: 39,
    action: 'Order yours',
  },
  render: ({city, place, language, claim, hours, currency, price, action}) => (
    <Film title="Glim" fps={24} formats={['16:9', '9:16']} reframe="crop" loudness={-14}>
      <Audio src="music-box.ogg" fadeOut={1} />
      <Brand
        colors={{primary: '#ffb547', text: '#fff4dc', background: night, accent: '#ffb547'}}
        fonts={{heading: {family: 'Gloock', src: 'gloock.woff2'}}}
        logo="glim.svg"
        safeAreas={{'9:16': {top: 0.08, bottom: 0.2}}}
        lowerThird={{align: 'right'}}
        endCard={{
          url: 'glim.example',
          background: `radial-gradient(circle at 50% 36%, #34477f, ${night} 60%)`,
        }}
        never={['cheap', 'torch', 'gadget']}
      >
        <Style prompt="ink and watercolour, vivid indigo and amber tones">
          <Sequence>
            <Overlay>
              <LogoBug />
            </Overlay>
            <Scene id="street" seconds={4} focus={{x: 0.54}}>
              <Juno /> walks down a street in {city} at night, <Glim /> in hand. Full shot, static.
              <Overlay from={0.6} seconds={2.6}>
                <LowerThird name={place} role="22:30" />
              </Overlay>
            </Scene>
            <Transition type="push" direction="from-right" easing="ease-in-out" />
            <Scene id="hills" seconds={4} reframe="generate">
              <Juno /> walks over the mountains at night with <Glim />. Extreme wide shot, tracking.
              <Overlay from={0.6} seconds={2.8}>
                <Counter to={40} locale={language} label={hours} position="upper" />
              </Overlay>
            </Scene>
            <Transition type="push" direction="from-right" easing="ease-in-out" />
            <Scene
              id="window"
              seconds={4}
              focus={[
                {at: 0.6, x: 0.7},
                {at: 1.8, x: 0.5},
              ]}
            >
              <Juno /> sits at a window at night with <Glim />, the moon outside. Medium shot, static.
              <Overlay from={1.6} seconds={1.9}>
                <Callout
                  at={{'16:9': {x: 0.465, y: 0.49}, '9:16': {x: 0.39, y: 0.49}}}
                  side="below-left"
                  detail="90 g"
                >
                  Glim
                </Callout>
              </Overlay>
            </Scene>
          </Sequence>
          <Transition type="fade" color={night} />
          <Scene id="moonrise" seconds={4} focus={{x: 0.6}}>
            The full moon over a calm sea at night. Static.
            <Overlay from={1}>
              <EndCard action={`${action} · ${money(price, currency, language)}`}>{claim}</EndCard>
            </Overlay>
          </Scene>
        </Style>
      </Brand>
    </Film>
  ),
});

/** A price as its market writes it. */
function money(price: number, currency: string, language: string): string {
  return new Intl.NumberFormat(language, {style: 'currency', currency, maximumFractionDigits: 0}).format(
    price,
  );
}
