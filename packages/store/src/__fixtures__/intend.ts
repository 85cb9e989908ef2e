import {stepKey} from '@matchcut/plan';
import {openJournal} from '../journal.ts';

// One of several processes that all want the same jobs: it says how many it was allowed to begin.
const [path = '', count = '0', mode = ''] = process.argv.slice(2);
const journal = openJournal({path});
let begun = 0;
for (let index = 0; index < Number(count); index += 1) {
  const request = {shot: index};
  const intended = journal.intend({
    key: stepKey('clip', request),
    film: 'f',
    address: `f/${index}`,
    format: '16:9',
    take: 1,
    engine: 'sora',
    model: 'sora-2',
    request,
    usd: 1,
  });
  if (intended.kind !== 'intended') continue;
  begun += 1;
  if (mode === 'die') process.kill(process.pid, 'SIGKILL');
  journal.submitted(intended.id, {engine: 'sora', model: 'sora-2', id: `${process.pid}-${index}`, state: {}});
}
journal.close();
process.stdout.write(String(begun));
