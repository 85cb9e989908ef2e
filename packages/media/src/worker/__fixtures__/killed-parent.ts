import {createWorkerPool} from '../create-worker-pool.ts';
import type {Order} from './pool-worker.ts';

const pool = createWorkerPool<Order, number, number>({
  entry: new URL('./pool-worker.ts', import.meta.url),
  size: 1,
});
await pool.run('report-and-run', {
  onProgress: (pid) => process.stdout.write(String(pid), () => process.kill(process.pid, 'SIGKILL')),
});
