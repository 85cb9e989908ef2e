import {createWorkerPool} from '../create-worker-pool.ts';
import type {Order} from './pool-worker.ts';

const pool = createWorkerPool<Order, number>({entry: new URL('./pool-worker.ts', import.meta.url), size: 1});
process.stdout.write(String(await pool.run('answer')));
// Nothing else to do, and the pool is not closed: the process has to end all the same.
