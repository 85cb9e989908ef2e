import type {Engine} from '../engine.ts';
import type {CharacterHandle} from '../job.ts';
import type {Bench} from './bench.ts';
import {expectRefusal, expectSame, expectThat} from './expectations.ts';
import {firstSize, identity, noInputs, overJson, shortest} from './requests.ts';

/** How characters and props stay themselves, in whichever way the engine offers. */
export function checkIdentities(bench: Bench): void {
  switch (bench.capabilities.identities.kind) {
    case 'handle':
      return checkHandles(bench);
    case 'reference':
      return checkReferences(bench);
    case 'look':
      // A look stands in the prompt, as any other words do.
      return;
    default:
      return bench.capabilities.identities satisfies never;
  }
}

const prompt = 'Mara waits on an empty platform.';

function checkHandles({check, elsewhere, made, checkFile, has, subject, tools}: Bench): void {
  check('makes a handle of a character that another instance can cast', async (engine) => {
    const handle = await makeCharacter(engine);
    expectSame(overJson(handle), handle, 'the handle does not survive JSON');
    expectThat(
      handle.engine === engine.id && handle.name === 'Mara' && handle.id !== '',
      'the handle does not say whose it is',
    );
    await elsewhere(async (other) => {
      const request = {...shortest(other), prompt, identities: [identity('Mara')]};
      const {path} = await made(other, request, {...noInputs, identities: [overJson(handle)]});
      await checkFile(other, path, request, request.seconds);
    });
  });

  check('refuses a reference that is no picture', async (engine) => {
    const path = await tools.newPath('mp4');
    await tools.writeFile(path, new TextEncoder().encode('This is no clip.'));
    await expectRefusal(
      () =>
        engine.createCharacter(
          {role: 'character', name: 'Mara', look: null, reference: 'words', size: firstSize(engine)},
          {path, digest: 'words'},
        ),
      ['engine-bad-input', 'engine-refused-request'],
      'a text file as a reference',
    );
  });

  if (has('knowsCharacter'))
    check('knows the characters that it has, and no others', async (engine) => {
      const handle = await makeCharacter(engine);
      await elsewhere(async (other) => {
        const known = await other.knowsCharacter?.(overJson(handle));
        expectThat(known === true, 'it does not know a character that it just made');
        const stranger = await other.knowsCharacter?.({...handle, id: 'no-such-character'});
        expectThat(stranger === false, 'it knows a character that nobody made');
      });
    });

  async function makeCharacter(engine: Engine): Promise<CharacterHandle> {
    const reference = (await subject.reference?.()) ?? null;
    return engine.createCharacter(
      {
        role: 'character',
        name: 'Mara',
        look: 'a grey fox in a red raincoat',
        reference: reference?.digest ?? null,
        size: firstSize(engine),
      },
      reference,
    );
  }
}

function checkReferences({check, made, checkFile, subject}: Bench): void {
  const {reference} = subject;
  if (reference === undefined) return;
  check('looks at a picture of a character', async (engine) => {
    const picture = await reference();
    const identities = [{name: 'Mara', key: null, reference: picture.digest}];
    const request = {...shortest(engine), prompt, identities};
    const {path} = await made(engine, request, {...noInputs, references: [picture]});
    await checkFile(engine, path, request, request.seconds);
  });
}
