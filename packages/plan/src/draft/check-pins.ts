import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {FormatId} from '../format.ts';
import type {DraftInputs} from '../inputs.ts';
import type {Address, DraftStep} from '../step.ts';
import type {ReadShot} from '../survey/read-scene.ts';
import type {Survey} from '../survey/survey.ts';

/** A pin that the plan does not follow, in one format. */
type BrokenPin = {readonly format: FormatId; readonly pinned: number; readonly shown: number};

/**
 * Says where a shot is not shown in the take that it is pinned to: its code says another one, or another one was asked
 * for. A scene that has taken the name of a pinned one is another shot, of which nothing is said.
 */
export function checkPins(
  {scenes}: Survey,
  inputs: DraftInputs,
  steps: readonly DraftStep[],
): readonly Diagnostic[] {
  const broken = findBroken(inputs, steps);
  if (broken.size === 0) return [];
  return scenes.flatMap(({chain}) =>
    chain.shots.flatMap(({read, parts}) => {
      const addresses = read.kind === 'edit' ? [read.address] : parts.map((part) => part.address);
      return addresses.flatMap((address) => {
        const pins = broken.get(address);
        return pins === undefined ? [] : describe(read, address, pins, inputs);
      });
    }),
  );
}

function findBroken(
  {lock}: DraftInputs,
  steps: readonly DraftStep[],
): ReadonlyMap<Address, readonly BrokenPin[]> {
  const broken = new Map<Address, BrokenPin[]>();
  const pinned = Object.entries(lock.shots).filter(([, formats]) =>
    Object.values(formats).some((shot) => shot.pinned),
  );
  if (pinned.length === 0) return broken;
  const pins = new Map(pinned);
  for (const step of steps) {
    if (step.kind !== 'clip' && step.kind !== 'extension' && step.kind !== 'edit') continue;
    const {address, format, request} = step;
    const locked = pins.get(address)?.[format];
    if (locked?.pinned !== true || locked.take === request.take) continue;
    const pin = {format, pinned: locked.take, shown: request.take};
    broken.set(address, [...(broken.get(address) ?? []), pin]);
  }
  return broken;
}

function describe(
  {take, where, address: shot}: ReadShot,
  address: Address,
  pins: readonly BrokenPin[],
  {replace}: DraftInputs,
): readonly Diagnostic[] {
  const [pin] = pins;
  if (pin === undefined) return [];
  const told = pins.map(({format, pinned}) => `to take ${pinned} in ${format}`).join(', ');
  if (take !== null && pins.some(({pinned}) => pinned !== take)) {
    return [
      diagnostic(
        'pin-ignored',
        where,
        `"${address}" is pinned ${told}, but its code says take={${take}}, and that wins. The next render binds what the code says.`,
        `Remove \`take\` to show the pinned take, or run matchcut unpin ${address}.`,
      ),
    ];
  }
  if (!replace.has(address) && !replace.has(shot)) return [];
  return [
    diagnostic(
      'pin-dropped',
      where,
      `"${address}" is pinned ${told}, and another take is asked for: take ${pin.shown} is shown instead, and the pin is dropped.`,
      `matchcut pin ${address} --take ${pin.pinned} goes back. Rows of --each leave the film's own pin as it is.`,
    ),
  ];
}
