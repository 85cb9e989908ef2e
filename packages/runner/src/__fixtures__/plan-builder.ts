import {
  digestBytes,
  stepKey,
  type Action,
  type BatchPlace,
  type Digest,
  type Key,
  type Plan,
  type Price,
  type Reason,
  type Step,
  type StepKind,
} from '@matchcut/plan';

const size = {width: 1280, height: 720};
const frameRate = {numerator: 30, denominator: 1};
const making = {semantics: 'test/1', encoder: {}};
const engine = {id: 'files', model: 'files-1', semantics: 'files/1', options: {}};

/** A step by its name; what it needs are names too. */
export type StepSpec = {
  readonly kind?: StepKind;
  readonly name: string;
  readonly needs?: readonly string[];
  readonly action?: Action;
  readonly reason?: Reason;
  readonly price?: Price;
  /** Anything that is to change the key. */
  readonly prompt?: string;
  readonly take?: number;
  readonly firstFrame?: Digest;
  readonly batch?: BatchPlace;
};

export type BuiltPlan = {readonly plan: Plan; readonly step: (name: string) => Step};

/** A plan without a film. Clips cost a dollar, characters nothing. */
export function buildPlan(specs: readonly StepSpec[]): BuiltPlan {
  const steps = new Map<string, Step>();
  for (const spec of specs) steps.set(spec.name, buildStep(spec, steps));
  const list = [...steps.values()];
  return {
    plan: {
      film: {
        id: 'film',
        title: 'Film',
        frameRate,
        timeline: {
          frames: 30,
          scenes: [],
          transitions: [],
          mattes: [],
          overlays: [],
          sounds: [],
          captions: [],
        },
        formats: [{id: '16:9', size, frames: 30}],
      },
      engine: 'files',
      steps: list,
      dropped: [],
      totals: {reuse: 0, generate: 0, compose: 0, seconds: 0, usd: 0},
      diagnostics: [],
    },
    step: (name) => found(steps, name),
  };
}

/** The plan that is made when some steps need not be. */
export function replan(
  plan: Plan,
  isThere: (step: Step) => boolean,
  reason: Reason = {kind: 'stored'},
): Plan {
  const steps = plan.steps.map((step): Step => (isThere(step) ? reuse(step, reason) : step));
  return {...plan, steps};
}

function reuse(step: Step, reason: Reason): Step {
  return {...step, action: 'reuse', reason, price: {usd: 0}};
}

function buildStep(spec: StepSpec, steps: ReadonlyMap<string, Step>): Step {
  const {kind = 'clip', name, needs = [], prompt = name, take = 1} = spec;
  const upstream = needs.map((need) => found(steps, need));
  const generated = kind === 'character' || kind === 'clip' || kind === 'extension' || kind === 'edit';
  const common = {
    id: `16:9 ${kind} film/${name}`,
    address: `film/${name}`,
    format: '16:9' as const,
    needs: upstream.map(({id}) => id),
    action: spec.action ?? (generated ? 'generate' : 'compose'),
    reason: spec.reason ?? {kind: 'new' as const},
    ...(spec.batch && {batch: spec.batch}),
    price: spec.price === undefined ? {usd: generated && kind !== 'character' ? 1 : 0} : spec.price,
  };
  const identities = upstream
    .filter((need) => need.kind === 'character')
    .map((need) => ({name: need.id, key: need.key}));
  const source = upstream.find((need) => need.kind !== 'character')?.key ?? stepKey('nothing', {});
  const ask = {engine, take, prompt, size, seconds: 4, frameRate, identities};
  switch (kind) {
    case 'character': {
      const request = {engine, role: 'character' as const, name: prompt, look: null, reference: null, size};
      return {...common, kind, key: stepKey(kind, request), request};
    }
    case 'clip': {
      const request = {...ask, kind: 'create' as const, firstFrame: spec.firstFrame ?? null};
      return {...common, kind, key: stepKey(kind, request), request};
    }
    case 'extension': {
      const request = {...ask, kind: 'extend' as const, source};
      return {...common, kind, key: stepKey(kind, request), request};
    }
    case 'edit': {
      const {identities: _, ...rest} = ask;
      const request = {...rest, kind: 'edit' as const, source};
      return {...common, kind, key: stepKey(kind, request), request};
    }
    case 'conform': {
      const request = {...making, source, size, frameRate, skipSeconds: 0, frames: 30, prompt};
      return {...common, kind, key: stepKey(kind, request), request};
    }
    case 'segment': {
      const picture = upstream.map((need) => ({
        kind: 'clip' as const,
        from: 0,
        frames: 30,
        source: need.key,
        sourceFrom: 0,
      }));
      const request = {...making, size, frameRate, frames: 30, picture, overlays: [], prompt};
      return {...common, kind, key: stepKey(kind, request), request, overlayAddresses: []};
    }
    case 'soundtrack': {
      const sounds = upstream.map((need) => ({
        source: {kind: 'clip' as const, key: need.key},
        from: 0,
        samples: 48_000,
        sourceFrom: 0,
        volume: 1,
        fadeIn: 0,
        fadeOut: 0,
      }));
      const request = {...making, samples: 48_000, sounds, prompt};
      return {...common, kind, key: stepKey(kind, request), request};
    }
    case 'cut': {
      const parts = upstream.map((need) => ({source: need.key, sourceFrom: 0, frames: 30}));
      const request = {...making, frameRate, frames: 30, parts, soundtrack: digestKey('none'), prompt};
      return {...common, kind, key: stepKey(kind, request), request};
    }
  }
}

function digestKey(text: string): Key {
  return stepKey('test', {text: digestBytes(Buffer.from(text))});
}

function found(steps: ReadonlyMap<string, Step>, name: string): Step {
  const step = steps.get(name);
  if (!step) throw new Error(`The plan has no step "${name}".`);
  return step;
}
