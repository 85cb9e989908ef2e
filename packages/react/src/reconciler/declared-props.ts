import {
  directions,
  easings,
  formatIds,
  nearestName,
  nodeKinds,
  reframes,
  transitionTypes,
  type NodeKind,
  type NodeProps,
} from '@matchcut/plan';
import {FilmError} from '../film-error.ts';
import type {DraftNode} from './host-types.ts';
import {isSameValue} from './same-value.ts';

/** A node whose props have been looked at by nobody. */
export type UncheckedNode = {
  readonly kind: NodeKind;
  readonly key: string | null;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: DraftNode['children'];
};

type Rule = {readonly expected: string; readonly accepts: (value: unknown) => boolean};
type Required = Rule & {readonly isRequired: true};
type Optional = Rule & {readonly isRequired: false};

const text: Rule = {expected: 'text', accepts: (value) => typeof value === 'string'};
const number: Rule = {expected: 'a number', accepts: (value) => typeof value === 'number'};
const flag: Rule = {expected: 'true or false', accepts: (value) => typeof value === 'boolean'};
const texts: Rule = {
  expected: 'a list of texts',
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};
const trim: Rule = {
  expected: 'an object {start?, end?} of numbers',
  accepts: (value) => hasNumbers(value, ['start', 'end']),
};
const duck: Rule = {
  expected: 'true, false or an object {depth?, attack?, release?} of numbers',
  accepts: (value) => typeof value === 'boolean' || hasNumbers(value, ['depth', 'attack', 'release']),
};
const words: Rule = {
  expected: 'a list of words',
  accepts: (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== ''),
};
const font: Rule = {
  expected: 'the name of a family, or {family, src, weight?}',
  accepts: (value) =>
    (typeof value === 'string' && value.trim() !== '') ||
    (hasMembers(value, {family: text, src: text, weight: text}) && 'family' in value && 'src' in value),
};
const insets: Rule = {
  expected: 'an object {top?, right?, bottom?, left?} of parts of the frame, 0 to 0.4',
  accepts: (value) => hasMembers(value, {top: inset, right: inset, bottom: inset, left: inset}),
};
const inset: Rule = {
  expected: 'a part of the frame, 0 to 0.4',
  accepts: (value) => typeof value === 'number' && value >= 0 && value <= 0.4,
};
const easing: Rule = {
  expected: `one of ${Object.keys(easings).join(', ')}, or four numbers`,
  accepts: (value) =>
    (typeof value === 'string' && Object.hasOwn(easings, value)) ||
    (Array.isArray(value) && value.length === 4 && value.every((item) => typeof item === 'number')),
};
const transitionType: Rule = {
  expected: `one of ${transitionTypes.join(', ')}, or a component`,
  // A component has become what is drawn, and its type a matte.
  accepts: (value) => value === 'matte' || transitionTypes.some((type) => type === value),
};
const focus: Rule = {
  expected: 'an object {x?, y?} of numbers, or a list of them with `at`',
  accepts: (value) =>
    Array.isArray(value)
      ? value.every((point) => hasNumbers(point, ['at', 'x', 'y']) && typeof point.at === 'number')
      : hasNumbers(value, ['x', 'y']),
};
const timedWords: Rule = {
  expected: 'a list of {text, from}',
  accepts: (value) =>
    Array.isArray(value) &&
    value.every((word) => typeof word?.text === 'string' && typeof word.from === 'number'),
};
const language: Rule = {
  expected: 'a language, such as "en" or "pt-BR"',
  accepts: (value) => typeof value === 'string',
};
const anything: Rule = {expected: 'anything', accepts: () => true};

const identityRules = {name: required(text), reference: optional(text), look: optional(text)};

/**
 * The names of `NodeProps` at run time, where JavaScript and `as any` get past the types. Only shapes are
 * checked here; whether a length, an id or a format can be used is for planning to say, all at once.
 */
const declaredProps: {
  readonly [K in NodeKind]: {
    readonly [Name in keyof NodeProps[K]]-?: undefined extends NodeProps[K][Name] ? Optional : Required;
  };
} = {
  film: {
    title: required(text),
    fps: optional(number),
    formats: optional(texts),
    resolution: optional(oneOf(['720p', '1080p'])),
    reframe: optional(oneOf(reframes)),
    loudness: optional(number),
  },
  sequence: {id: optional(text)},
  style: {
    prompt: optional(text),
    palette: optional(texts),
    negative: optional(text),
    grade: optional(text),
  },
  brand: {
    colors: optional(members({primary: text, text, background: text, accent: text})),
    fonts: optional(members({heading: font, text: font})),
    logo: optional(text),
    safeAreas: optional(members(Object.fromEntries(formatIds.map((format) => [format, insets])))),
    lowerThird: optional(members({align: oneOf(['left', 'right']), color: text, accent: text})),
    endCard: optional(
      members({
        headline: text,
        subtitle: text,
        action: text,
        url: text,
        color: text,
        background: text,
      }),
    ),
    never: optional(words),
  },
  scene: {
    id: optional(text),
    seconds: optional(number),
    take: optional(number),
    reference: optional(text),
    engine: optional(text),
    trim: optional(trim),
    speed: optional(number),
    freeze: optional(number),
    volume: optional(number),
    mute: optional(flag),
    reframe: optional(oneOf(reframes)),
    focus: optional(focus),
    seam: optional(flag),
  },
  continue: {
    id: optional(text),
    seconds: required(number),
    take: optional(number),
    from: optional(text),
    seam: optional(flag),
  },
  edit: {id: optional(text), take: optional(number)},
  character: identityRules,
  prop: identityRules,
  transition: {
    type: optional(transitionType),
    seconds: optional(number),
    easing: optional(easing),
    direction: optional(oneOf(directions)),
    color: optional(text),
    content: optional(anything),
  },
  overlay: {from: optional(number), seconds: optional(number), content: optional(anything)},
  audio: {
    src: required(text),
    from: optional(number),
    seconds: optional(number),
    volume: optional(number),
    trim: optional(trim),
    fadeIn: optional(number),
    fadeOut: optional(number),
    loop: optional(flag),
    duck: optional(duck),
  },
  caption: {
    from: optional(number),
    seconds: optional(number),
    words: optional(timedWords),
    line: optional(number),
    track: optional(language),
    content: optional(anything),
  },
  captions: {
    src: required(text),
    from: optional(number),
    track: optional(language),
    state: optional(oneOf(['read', 'missing', 'outside'])),
    problems: optional(anything),
  },
};

/** The props as a node has them: `children` stand elsewhere, and what is `undefined` was not given. */
export function ownProps(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const props: Record<string, unknown> = {};
  for (const name of Object.keys(given)) {
    if (isOwn(name, given[name])) props[name] = given[name];
  }
  return props;
}

/** Whether these are a node's props still. Asked of every node whenever the whole film renders again. */
export function isSameProps(
  props: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): boolean {
  let count = 0;
  for (const name of Object.keys(given)) {
    if (!isOwn(name, given[name])) continue;
    if (!Object.hasOwn(props, name) || !isSameValue(props[name], given[name])) return false;
    count += 1;
  }
  return count === Object.keys(props).length;
}

/**
 * @param where Makes the node path of the node; called only for an error.
 * @throws FilmError `unknown-prop`, `bad-prop`
 */
export function checkProps(
  node: UncheckedNode,
  where: () => string,
): asserts node is UncheckedNode & DraftNode {
  const {element} = nodeKinds[node.kind];
  const rules: Readonly<Record<string, Required | Optional>> = declaredProps[node.kind];
  for (const name of Object.keys(node.props)) {
    const value = node.props[name];
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) throw unknownProp(element, name, Object.keys(rules), where());
    if (!rule.accepts(value)) {
      throw new FilmError(
        'bad-prop',
        `\`${name}\` of <${element}> must be ${rule.expected}, not ${describe(value)}.`,
        {where: where()},
      );
    }
  }
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.isRequired && !Object.hasOwn(node.props, name)) {
      throw new FilmError('bad-prop', `<${element}> needs \`${name}\`, ${rule.expected}.`, {where: where()});
    }
  }
}

/** Whether a value is an object with numbers under some of these names, and nothing else. */
function hasNumbers(value: unknown, names: readonly string[]): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([name, item]) => names.includes(name) && (item === undefined || typeof item === 'number'),
    )
  );
}

type Rules = Readonly<Record<string, Rule>>;

function members(rules: Rules): Rule {
  const told = Object.entries(rules).map(([name, {expected}]) => `${name}?: ${expected}`);
  return {expected: `an object {${told.join(', ')}}`, accepts: (value) => hasMembers(value, rules)};
}

/** Whether a value is an object with members under some of these names, and nothing else. */
function hasMembers(value: unknown, rules: Rules): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([name, item]) =>
        Object.hasOwn(rules, name) && (item === undefined || rules[name]?.accepts(item) === true),
    )
  );
}

function isOwn(name: string, value: unknown): boolean {
  return name !== 'children' && value !== undefined;
}

function unknownProp(element: string, name: string, legal: readonly string[], where: string): FilmError {
  const closest = nearestName(name, legal);
  return new FilmError('unknown-prop', `<${element}> has no prop \`${name}\`.`, {
    where,
    hint:
      closest === null
        ? `Remove it; <${element}> takes ${legal.map((prop) => `\`${prop}\``).join(', ')}.`
        : `Did you mean \`${closest}\`?`,
  });
}

function describe(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `the text ${JSON.stringify(value)}`;
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
    case 'function':
      return 'a function';
    default:
      return String(value);
  }
}

function required(rule: Rule): Required {
  return {...rule, isRequired: true};
}

function optional(rule: Rule): Optional {
  return {...rule, isRequired: false};
}

function oneOf(values: readonly string[]): Rule {
  return {
    expected: `one of ${values.join(', ')}`,
    accepts: (value) => typeof value === 'string' && values.includes(value),
  };
}
