import type {EngineCapabilities} from '../capabilities.ts';
import type {Bench} from './bench.ts';
import {expectSame, expectThat} from './expectations.ts';
import {shortest} from './requests.ts';

/** What a plan is made from, before anything is asked for. */
export function checkPlanning({check, elsewhere}: Bench): void {
  check(
    'says what it can do in a way that can be planned with',
    async ({id, model, semantics, options, capabilities}) => {
      expectThat(/^[a-z][a-z0-9-]*$/.test(id), `the id "${id}" is not lower case`);
      expectThat(model !== '' && semantics !== '', 'model or semantics is empty');
      expectSame(JSON.parse(JSON.stringify(options)), options, 'options do not survive JSON');
      checkCapabilities(capabilities);
    },
  );

  check('quotes the same price for the same request, and never less than nothing', async (engine) => {
    for (const seconds of engine.capabilities.seconds) {
      const request = {...shortest(engine), seconds};
      const before = JSON.stringify(request);
      const {usd} = engine.quote(request);
      expectSame(engine.quote(request).usd, usd, 'the second quote');
      await elsewhere(async (other) =>
        expectSame(other.quote(request).usd, usd, 'the quote of another instance'),
      );
      expectThat(JSON.stringify(request) === before, 'quote changed the request');
      expectThat(usd === null || (Number.isFinite(usd) && usd >= 0), `the price is ${usd}`);
      expectThat(engine.billing === 'paid' || usd === 0, `a free engine asks for ${usd}`);
    }
  });
}

function checkCapabilities({
  sizes,
  seconds,
  frameRate,
  identities,
  continuation,
  promptLength,
}: EngineCapabilities): void {
  expectThat(
    sizes.length > 0 &&
      sizes.every(
        ({width, height}) => Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0,
      ),
    'sizes are not whole pixels',
  );
  expectThat(
    new Set(sizes.map(({width, height}) => `${width}x${height}`)).size === sizes.length,
    'a size stands twice',
  );
  expectAscending(seconds, 'seconds');
  expectThat(
    frameRate === 'requested' || (frameRate.numerator > 0 && frameRate.denominator > 0),
    'the frame rate is none',
  );
  expectThat(
    Number.isInteger(identities.perShot) && identities.perShot >= 0,
    'identities per shot is no count',
  );
  expectThat(promptLength > 0, 'no prompt fits');
  switch (continuation.kind) {
    case 'none':
      return;
    case 'handover':
      expectThat(continuation.count > 0, 'no continuation fits');
      return;
    case 'extension':
      expectAscending(continuation.seconds, 'seconds of a continuation');
      expectThat(
        continuation.count > 0 &&
          continuation.totalSeconds >= (seconds[0] ?? 0) + (continuation.seconds[0] ?? 0),
        'no continuation fits',
      );
      return;
    default:
      return continuation satisfies never;
  }
}

function expectAscending(values: readonly number[], what: string): void {
  expectThat(
    values.length > 0 && values.every((value, index) => value > (values[index - 1] ?? 0)),
    `${what} are not ascending: ${values.join(', ')}`,
  );
}
