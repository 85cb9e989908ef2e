import type {EngineCapabilities} from '../capabilities.ts';
import type {Engine} from '../engine.ts';
import type {EngineInputs} from '../inputs.ts';
import type {CharacterHandle, Job} from '../job.ts';
import type {CreateRequest, EngineRequest, RequestedIdentity} from '../request.ts';
import type {ContractSubject, ContractTools, ExpectedClip} from './contract-tools.ts';
import {expectRefusal, expectSame, expectThat, failureOf} from './expectations.ts';

/** Few frames, so that the suite is quick where clips are really painted. */
const fewFrames = {numerator: 12, denominator: 1};
const noInputs: EngineInputs = {identities: [], source: null, firstFrame: null};

/**
 * Declares the tests that every engine passes. They use only what the `Engine` interface promises, so they run
 * against an engine in this process as against one that talks to a server.
 *
 * @example
 * describeEngineContract('animatic', {makeEngine: () => animatic()}, {test, newPath, readFile, writeFile});
 */
export function describeEngineContract(name: string, subject: ContractSubject, tools: ContractTools): void {
  const {makeEngine, pollMs = 20} = subject;

  const check = (sentence: string, body: (engine: Engine) => Promise<void>): void => {
    tools.test(`${name}: ${sentence}`, async () => {
      const engine = makeEngine();
      try {
        await body(engine);
      } finally {
        await engine.close();
      }
    });
  };

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
      expectSame(makeEngine().quote(request).usd, usd, 'the quote of another instance');
      expectThat(JSON.stringify(request) === before, 'quote changed the request');
      expectThat(usd === null || (Number.isFinite(usd) && usd >= 0), `the price is ${usd}`);
      expectThat(engine.billing === 'paid' || usd === 0, `a free engine asks for ${usd}`);
    }
  });

  check('makes a clip, with another instance asking and fetching by the job as JSON', async (engine) => {
    const request = shortest(engine);
    const job = await engine.submit(request, noInputs);
    const kept = overJson(job);
    expectSame(kept, job, 'the job does not survive JSON');
    expectThat(job.engine === engine.id && job.id !== '', 'the job does not say whose it is');
    const other = makeEngine();
    try {
      await completed(other, kept);
      const path = await tools.newPath('mp4');
      const seen: number[] = [];
      await other.fetch(kept, path, {onProgress: (progress) => seen.push(progress)});
      expectThat(
        seen.every((progress, index) => progress >= 0 && progress <= 1 && progress >= (seen[index - 1] ?? 0)),
        `progress was ${seen.join(', ')}`,
      );
      await checkFile(engine, path, request, request.seconds);
    } finally {
      await other.close();
    }
  });

  check('fetches a clip twice, with the same bytes', async (engine) => {
    const job = await engine.submit(shortest(engine), noInputs);
    await completed(engine, job);
    const paths = [await tools.newPath('mp4'), await tools.newPath('mp4')] as const;
    for (const path of paths) await engine.fetch(job, path);
    const [first, second] = [await tools.readFile(paths[0]), await tools.readFile(paths[1])];
    expectThat(first !== null && second !== null && first.length > 0, 'a clip is missing or empty');
    expectThat(
      first.length === second.length && first.every((byte, index) => byte === second[index]),
      'the two files differ',
    );
  });

  check('leaves no file behind when a fetch is aborted', async (engine) => {
    const job = await engine.submit(shortest(engine), noInputs);
    await completed(engine, job);
    const atOnce = await tools.newPath('mp4');
    expectThat(
      (await failureOf(() => engine.fetch(job, atOnce, {signal: AbortSignal.abort()}))) !== null,
      'an aborted fetch went through',
    );
    const halfWay = await tools.newPath('mp4');
    const abort = new AbortController();
    const failure = await failureOf(() =>
      engine.fetch(job, halfWay, {signal: abort.signal, onProgress: () => abort.abort()}),
    );
    for (const path of failure === null ? [atOnce] : [atOnce, halfWay])
      expectThat((await tools.readFile(path)) === null, `${path} was left behind`);
    const after = await tools.newPath('mp4');
    await engine.fetch(job, after);
    expectThat((await tools.readFile(after)) !== null, 'the job cannot be fetched after an abort');
  });

  check('does not start a job whose call is aborted already', async (engine) => {
    const failure = await failureOf(() =>
      engine.submit(shortest(engine), noInputs, {signal: AbortSignal.abort()}),
    );
    expectThat(failure !== null, 'it was started');
  });

  check('refuses what it does not offer', async (engine) => {
    const {capabilities} = engine;
    const request = shortest(engine);
    const refused = (
      what: string,
      change: Partial<CreateRequest>,
      inputs: EngineInputs = noInputs,
    ): Promise<void> =>
      expectRefusal(() => engine.submit({...request, ...change}, inputs), ['engine-refused-request'], what);
    await refused('a size that is not offered', {size: {width: 606, height: 404}});
    const longest = capabilities.seconds.at(-1) ?? 0;
    await refused('a length that is not offered', {seconds: longest + 1});
    await refused('a prompt that is too long', {
      prompt: 'long '.repeat(Math.ceil(capabilities.promptLength / 5) + 1),
    });
    if (capabilities.identities.kind === 'handle') {
      const identities = Array.from({length: capabilities.identities.perShot + 1}, (_, index) =>
        identity(`Person ${index + 1}`),
      );
      await refused(
        'more identities than it can keep',
        {prompt: identities.map((each) => each.name).join(' and '), identities},
        {
          ...noInputs,
          identities: identities.map((each): CharacterHandle => ({
            engine: engine.id,
            name: each.name,
            id: 'nobody',
            state: {},
          })),
        },
      );
    }
  });

  check('does not know a job that it never started', async (engine) => {
    const stranger: Job = {engine: engine.id, model: engine.model, id: 'no-such-job', state: {}};
    await expectRefusal(
      () => engine.status(stranger),
      ['engine-job-unknown'],
      'the status of an unknown job',
    );
    const path = await tools.newPath('mp4');
    await expectRefusal(
      () => engine.fetch(stranger, path),
      ['engine-job-unknown'],
      'fetching an unknown job',
    );
    expectThat((await tools.readFile(path)) === null, 'a file was left behind');
  });

  check('can be closed twice', async (engine) => {
    await engine.close();
    await engine.close();
  });

  const {capabilities} = closedAfterwards(makeEngine());

  if (capabilities.identities.kind === 'handle') {
    check('makes a handle of a character that another instance can cast', async (engine) => {
      const handle = await makeCharacter(engine);
      expectSame(overJson(handle), handle, 'the handle does not survive JSON');
      expectThat(
        handle.engine === engine.id && handle.name === 'Mara' && handle.id !== '',
        'the handle does not say whose it is',
      );
      const other = makeEngine();
      try {
        const request = {
          ...shortest(other),
          prompt: 'Mara waits on an empty platform.',
          identities: [identity('Mara')],
        };
        const job = await other.submit(request, {...noInputs, identities: [overJson(handle)]});
        await completed(other, job);
        const path = await tools.newPath('mp4');
        await other.fetch(job, path);
        await checkFile(other, path, request, request.seconds);
      } finally {
        await other.close();
      }
    });

    check('refuses a reference that is no picture', async (engine) => {
      const path = await tools.newPath('mp4');
      await tools.writeFile(path, new TextEncoder().encode('This is no clip.'));
      await expectRefusal(
        () =>
          engine.createCharacter(
            {role: 'character', name: 'Mara', look: null, reference: 'words', size: sizeOf(engine)},
            {path, digest: 'words'},
          ),
        ['engine-bad-input', 'engine-refused-request'],
        'a text file as a reference',
      );
    });
  }

  const {continuation} = capabilities;
  if (continuation.kind !== 'none') {
    check('continues a clip', async (engine) => {
      const first = shortest(engine);
      const {job, path: source} = await made(engine, first, noInputs);
      const lengths = continuation.kind === 'extension' ? continuation.seconds : capabilities.seconds;
      const seconds = lengths[0] ?? first.seconds;
      const request: EngineRequest = {
        kind: 'extend',
        take: 1,
        prompt: 'The train arrives.',
        size: first.size,
        seconds,
        frameRate: first.frameRate,
        identities: [],
        source: 'key of the source',
      };
      const {path} = await made(engine, request, {
        ...noInputs,
        source: {path: source, digest: 'digest of the source', job},
      });
      const isWhole = continuation.kind === 'extension' && continuation.returns === 'whole';
      await checkFile(engine, path, request, isWhole ? first.seconds + seconds : seconds);
    });
  }

  if (capabilities.edit) {
    check('changes a clip', async (engine) => {
      const first = shortest(engine);
      const {job, path: source} = await made(engine, first, noInputs);
      const request: EngineRequest = {
        kind: 'edit',
        take: 1,
        prompt: 'Make it night.',
        size: first.size,
        seconds: first.seconds,
        frameRate: first.frameRate,
        source: 'key of the source',
      };
      const {path} = await made(engine, request, {
        ...noInputs,
        source: {path: source, digest: 'digest of the source', job},
      });
      await checkFile(engine, path, request, first.seconds);
      const [before, after] = [await tools.readFile(source), await tools.readFile(path)];
      expectThat(
        before !== null &&
          after !== null &&
          (before.length !== after.length || before.some((byte, index) => byte !== after[index])),
        'nothing was changed',
      );
    });
  }

  const {still} = subject;
  if (capabilities.firstFrame && still !== undefined) {
    check('starts from an image', async (engine) => {
      const image = await still();
      const request = {...shortest(engine), firstFrame: image.digest};
      const {path} = await made(engine, request, {...noInputs, firstFrame: image});
      await checkFile(engine, path, request, request.seconds);
    });
  }

  async function made(
    engine: Engine,
    request: EngineRequest,
    inputs: EngineInputs,
  ): Promise<{readonly job: Job; readonly path: string}> {
    const job = await engine.submit(request, inputs);
    await completed(engine, job);
    const path = await tools.newPath('mp4');
    await engine.fetch(job, path);
    return {job, path};
  }

  async function makeCharacter(engine: Engine): Promise<CharacterHandle> {
    const reference = (await subject.reference?.()) ?? null;
    return engine.createCharacter(
      {
        role: 'character',
        name: 'Mara',
        look: 'a grey fox in a red raincoat',
        reference: reference?.digest ?? null,
        size: sizeOf(engine),
      },
      reference,
    );
  }

  async function completed(engine: Engine, job: Job): Promise<void> {
    for (let last = 0; ;) {
      const status = await engine.status(job);
      if (status.kind === 'completed') return;
      expectThat(
        status.kind === 'running',
        `the job failed: ${status.kind === 'failed' ? `${status.code} ${status.message}` : ''}`,
      );
      expectThat(
        status.progress >= last && status.progress <= 1,
        `progress went from ${last} to ${status.progress}`,
      );
      last = status.progress;
      await new Promise((resolve) => setTimeout(resolve, status.pollAfterMs ?? pollMs));
    }
  }

  async function checkFile(
    engine: Engine,
    path: string,
    request: EngineRequest,
    seconds: number,
  ): Promise<void> {
    expectThat(((await tools.readFile(path))?.length ?? 0) > 0, `${path} is missing or empty`);
    const {frameRate, sound} = engine.capabilities;
    const expected: ExpectedClip = {
      size: request.size,
      seconds,
      frameRate: frameRate === 'requested' ? (request.frameRate ?? fewFrames) : frameRate,
      sound,
    };
    await tools.checkClip?.(path, expected);
  }
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

function shortest(engine: Engine): CreateRequest {
  return {
    kind: 'create',
    take: 1,
    prompt: 'An empty platform in the rain. Slow push in.',
    size: sizeOf(engine),
    seconds: engine.capabilities.seconds[0] ?? 0,
    frameRate: engine.capabilities.frameRate === 'requested' ? fewFrames : null,
    identities: [],
    firstFrame: null,
  };
}

function sizeOf(engine: Engine): CreateRequest['size'] {
  return engine.capabilities.sizes[0] ?? {width: 0, height: 0};
}

function identity(name: string): RequestedIdentity {
  return {name, key: `key of ${name}`};
}

/** As another process gets it. */
function overJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** An instance that is only asked what it can do. */
function closedAfterwards(engine: Engine): Engine {
  void engine.close();
  return engine;
}
