export type {ContractSubject, ContractTools, ExpectedClip} from './contract-tools.ts';
export {describeEngineContract} from './engine-contract.ts';
