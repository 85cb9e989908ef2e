import {checkBatches} from './batches.ts';
import {openBench} from './bench.ts';
import {checkChanges} from './changes.ts';
import {checkClips} from './clips.ts';
import {checkContinuations} from './continuations.ts';
import type {ContractSubject, ContractTools} from './contract-tools.ts';
import {checkIdentities} from './identities.ts';
import {checkLostAnswers} from './lost-answers.ts';
import {checkPlanning} from './planning.ts';
import {checkRefusals} from './refusals.ts';

/**
 * Declares the tests that every engine passes. They use only what the `Engine` interface promises, so they run
 * against an engine in this process as against one that talks to a server. What an engine does not offer is not
 * asked of it.
 *
 * @example
 * describeEngineContract('animatic', {makeEngine: () => animatic()}, {test, newPath, readFile, writeFile});
 */
export function describeEngineContract(name: string, subject: ContractSubject, tools: ContractTools): void {
  const bench = openBench(name, subject, tools);
  checkPlanning(bench);
  checkClips(bench);
  checkRefusals(bench);
  checkIdentities(bench);
  checkContinuations(bench);
  checkChanges(bench);
  checkLostAnswers(bench);
  checkBatches(bench);
}
