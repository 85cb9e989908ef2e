import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import chromium, {inflate} from '@sparticuz/chromium';

// The package unpacks into the temporary folder of its process, so this runs in a process whose temporary folder
// is where Chromium shall be.
const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
// The system libraries that Chromium needs and bare machines lack.
await Promise.all([chromium.executablePath(packed), inflate(join(packed, 'al2023.tar.br'))]);
