import {createElement, type ReactElement} from 'react';
import {Character} from './elements/character.ts';
import {Prop} from './elements/prop.ts';
import type {IdentityElementProps} from './elements/element-props.ts';

/** A component that stands for one character or prop; it takes no props. */
export type IdentityComponent = {
  (): ReactElement;
  readonly displayName: string;
};

/**
 * Makes a component that mentions a character: it writes the name into the prompt and attaches the identity.
 *
 * @example
 * ```tsx
 * const Mara = character('Mara', {reference: 'cast/mara.mp4', look: 'a grey fox in a red raincoat'});
 *
 * <Scene seconds={8}><Mara /> waits on the platform.</Scene>
 * ```
 */
export function character(
  name: string,
  identity: Omit<IdentityElementProps, 'name'> = {},
): IdentityComponent {
  return Object.assign(() => createElement(Character, {...identity, name}), {displayName: name});
}

/**
 * Makes a component that mentions a prop: it writes the name into the prompt and attaches the identity.
 *
 * @example
 * ```tsx
 * const Umbrella = prop('the yellow umbrella', {look: 'bamboo handle, one bent rib'});
 *
 * <Scene seconds={4}>She opens <Umbrella />.</Scene>
 * ```
 */
export function prop(name: string, identity: Omit<IdentityElementProps, 'name'> = {}): IdentityComponent {
  return Object.assign(() => createElement(Prop, {...identity, name}), {displayName: name});
}
