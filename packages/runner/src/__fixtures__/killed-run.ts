import {join} from 'node:path';
import {openJournal, openStore} from '@matchcut/store';
import {realClock} from '../clock.ts';
import {runPlan} from '../run-plan.ts';
import {fileEngine, promptOf} from './file-engine.ts';
import {buildPlan, replan} from './plan-builder.ts';
import {textCompositor} from './text-compositor.ts';

// Whole runs in a process of their own, which kills itself at the named point, as a power cut would.
const [dir = '', billing = '', runs = '1', killAt = '', find = ''] = process.argv.slice(2);

function reach(point: string): void {
  if (point === killAt) process.kill(process.pid, 'SIGKILL');
}

const {plan} = buildPlan([
  {kind: 'character', name: 'mara'},
  {name: 'one', needs: ['mara']},
  {kind: 'extension', name: 'two', needs: ['one', 'mara']},
  {kind: 'conform', name: 'one-c', needs: ['one']},
  {kind: 'conform', name: 'two-c', needs: ['two']},
  {kind: 'cut', name: 'cut', needs: ['one-c', 'two-c']},
]);
const store = await openStore({dir: join(dir, '.matchcut')});
const journal = openJournal({path: join(dir, '.matchcut', 'journal.sqlite')});
const results: unknown[] = [];
for (let count = 0; count < Number(runs); count += 1) {
  const records = await store.lookup(plan.steps.map(({key}) => key));

  const result = await runPlan(
    replan(plan, ({key}) => records.has(key)),
    {
      engine: fileEngine({
        dir: join(dir, 'engine'),
        billing: billing === 'free' ? 'free' : 'paid',
        ...(find === 'find' && {find: 'in the list' as const}),
        at: (point, prompt) => reach(`${point} ${prompt}`),
      }),
      compositor: textCompositor({at: (step) => reach(`compose ${step.address}`)}),
      store: {
        ...store,
        async put(artifact, file) {
          reach(`before storing ${artifact.kind}`);
          const record = await store.put(artifact, file);
          reach(`after storing ${artifact.kind}`);
          return record;
        },
      },
      journal: {
        ...journal,
        submitted(id, job) {
          reach(`answered ${promptOf(job)}`);
          const isSubmitted = journal.submitted(id, job);
          reach(`journalled ${promptOf(job)}`);
          return isSubmitted;
        },
        completed(id, done) {
          journal.completed(id, done);
          reach('completed');
        },
      },
      lockPath: join(dir, 'matchcut.lock.json'),
      files: new Map(),
      clock: realClock,
      // One at a time, so that it dies at the same place every time.
      concurrency: {engine: 1, compose: 1},
    },
  );
  results.push({kind: result.kind, counts: result.counts, failed: result.failed});
}
journal.close();
await store.close();
process.stdout.write(JSON.stringify(results));
