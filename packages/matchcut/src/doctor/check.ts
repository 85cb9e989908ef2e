/** Something that rendering needs, looked at. */
export type CheckResult = {
  readonly name: string;
  readonly isOk: boolean;
  /** Without it nothing can be rendered; otherwise it is only good to know. */
  readonly isNeeded: boolean;
  /** What was found, or what is wrong. */
  readonly found: string;
  /** How to put it right; empty where nothing is wrong. */
  readonly remedy: string;
};

export type Check = {
  readonly name: string;
  readonly isNeeded: boolean;
  readonly remedy: string;
  /** Says what was found. Throws, saying why, where it is not as it should be. */
  readonly look: () => Promise<string>;
};

export async function carryOutCheck({name, isNeeded, remedy, look}: Check): Promise<CheckResult> {
  try {
    return {name, isNeeded, isOk: true, found: await look(), remedy: ''};
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return {name, isNeeded, isOk: false, found, remedy};
  }
}
