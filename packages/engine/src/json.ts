/** A value that survives `JSON.stringify` unchanged. Everything that crosses a process or enters a key is one. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export type JsonObject = {readonly [key: string]: Json};
