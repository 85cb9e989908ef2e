import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const rootDirectory = fileURLToPath(new URL('../../', import.meta.url));
export const toolchainDirectory = join(rootDirectory, '.toolchain');
