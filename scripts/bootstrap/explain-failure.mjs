import {BootstrapError} from './bootstrap-error.mjs';

const networkFailure =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|error sending request|dns error|operation timed out|tcp connect error)\b/i;

// Both package managers print system error codes; nothing else about their output is stable.
const causes = [
  [
    networkFailure,
    'the npm registry can’t be reached',
    'Check the network connection, and the proxy if there is one (npm config get registry; npm config get proxy). Then run the same command again: it goes on where it stopped.',
  ],
  [
    /\b(SELF_SIGNED_CERT\w*|UNABLE_TO_GET_ISSUER_CERT\w*|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_\w+|invalid peer certificate)\b/i,
    'the registry’s certificate isn’t trusted here',
    'If a company proxy signs traffic, point NODE_EXTRA_CA_CERTS (or npm’s cafile) at its certificate.',
  ],
  [
    /\b(E401|E403|E407|ERR_PNPM_FETCH_40[137])\b/,
    'the registry refused the request',
    'Log in to the registry that npm is set to (npm config get registry), or use the public one.',
  ],
  [
    /\b(E404|ETARGET|ERR_PNPM_FETCH_404|ERR_PNPM_NO_MATCHING_VERSION)\b/,
    'the registry doesn’t have a package that is pinned here',
    'A mirror may lag behind: try the public registry (npm config set registry https://registry.npmjs.org/).',
  ],
  [/\bENOSPC\b|no space left/i, 'the disk is full', 'About 2 GB are needed: free some space and run again.'],
  [
    /\b(EACCES|EPERM|EROFS)\b/,
    'a file or folder can’t be written',
    'Check who owns this folder and npm’s cache (npm config get cache).',
  ],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE|ERR_PNPM_LOCKFILE|frozen-lockfile/,
    'pnpm-lock.yaml doesn’t fit the package.json files',
    'A package was added or changed: run `node scripts/run.mjs pnpm install`, and commit the lockfile with it.',
  ],
];

export function isNetworkFailure(output) {
  return networkFailure.test(output);
}

/** Turns the output of npm or pnpm into what happened, why, and what to do. */
export function explainFailure(what, output) {
  const found = causes.find(([pattern]) => pattern.test(output));
  const [, why, hint] = found ?? [
    undefined,
    undefined,
    'Run the same command again; if it stays, the lines above say why.',
  ];
  return new BootstrapError(why ? `${what} failed: ${why}.` : `${what} failed.`, hint, quote(output));
}

// Advice of the package managers that the hint already gives better, and their stacks.
const noise =
  /^(at |A complete log|If you are behind|In most cases|This is a problem|[{}]|errno|syscall|\w+: '?[\w.]+'?,?$)/;

function quote(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim().replace(/^npm (error|ERR!|warn)( network)?\s*/, ''))
    .filter((line) => line !== '' && !noise.test(line));
  const telling = lines.filter((line) =>
    /\b(err|fail|refused|not found|can.?t|cannot|reason)|ERR_|^code /i.test(line),
  );
  return (telling.length > 0 ? telling : lines).slice(-3).join('\n');
}
