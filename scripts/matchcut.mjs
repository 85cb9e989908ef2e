// The command line from source, in the folder where it is called: node <here>/matchcut.mjs plan
import {main} from './bootstrap/main.mjs';
import {runMatchcut} from './run-matchcut.mjs';

await main((tools, args) => runMatchcut(tools, args, process.env.INIT_CWD ?? process.cwd()));
