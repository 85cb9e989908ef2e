import type {HttpBindings} from '@hono/node-server';

export type StudioEnv = {Bindings: HttpBindings};
