import {createMedia} from '../create-media.ts';
import {clipJob, houseVideo} from './house.ts';

// Long enough that it is under way when this process goes, which leaves no chance to clean up.
const job = clipJob(process.argv[2] ?? '', 'testsrc2=s=1280x720:r=30:d=60', houseVideo(1800));
await createMedia({workers: 1}).transcode(job, {onFrames: () => process.kill(process.pid, 'SIGKILL')});
