import {AddressParts, isPlainId, joinAddress} from '../address.ts';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {NodeOf, TreeNode} from '../film-tree.ts';
import {nodePathPart} from '../node-path.ts';
import type {Reframe} from '../reframe.ts';
import type {Address} from '../step.ts';
import type {Identity} from './cast.ts';
import {badId, countUp, type OutlineScene, type PlacedNode} from './outline.ts';
import {readPrompt} from './read-prompt.ts';
import {readReframe, type FocusAt} from './read-reframe.ts';
import {readTiming} from './read-timing.ts';

/** A scene as its author wrote it: shots in order, each with its prompt and who is in it. */
export type ReadScene = {
  readonly shots: readonly ReadShot[];
  readonly timing: SceneTiming;
  /** `null` where it is left to the film. */
  readonly reframe: Reframe | null;
  readonly focus: readonly FocusAt[];
  /** Linear gain of its clips' own sound; 0 where it is left out. */
  readonly volume: number;
  readonly placed: readonly PlacedOnShot[];
  readonly diagnostics: readonly Diagnostic[];
};

/** How a scene's footage becomes its time. */
export type SceneTiming = {
  /** Seconds of footage that are left out at its start and end. */
  readonly trimStart: number;
  readonly trimEnd: number;
  /** Seconds of footage in a second of film. */
  readonly speed: number;
  /** Seconds of film that its last frame stands still for, after the others. */
  readonly freeze: number;
};

export type ReadShot = {
  readonly kind: 'opening' | 'continue' | 'edit';
  readonly address: Address;
  readonly where: string;
  /** 0 for an edit, which lasts as long as what it changes. */
  readonly seconds: number;
  /** `null` where the author names none. */
  readonly take: number | null;
  /** The author's text, folded; without styles. */
  readonly text: string;
  readonly identities: readonly Identity[];
  readonly firstFrame: string | null;
  /** Whether its clips are matched to those that they continue. */
  readonly seam: boolean;
  /** Of a branch, with which its scene begins: the shot that it continues. */
  readonly branchesFrom: Address | null;
};

/** An overlay, sound or caption that stands in a scene or a continuation. */
export type PlacedOnShot = {
  readonly node: PlacedNode;
  readonly address: Address;
  readonly where: string;
  /** The continuation, or `null` for the whole scene. */
  readonly shot: Address | null;
};

/** No engine comes near it; a number beyond it is a slip, and solving its chain would take for ever. */
const longestSeconds = 3_600;

export function readScene(scene: OutlineScene): ReadScene {
  const {node, address, where} = scene;
  const shots: ReadShot[] = [];
  const placed: PlacedOnShot[] = [];
  const diagnostics: Diagnostic[] = [];
  const indexes = new Map<string, number>();
  const parts = new AddressParts();
  const seen = new Map<Address, string>();

  const branch = branchOf(node.children);
  if (branch === null) {
    shots.push({
      kind: 'opening',
      address,
      where,
      seconds: checkedSeconds(node.props.seconds, where),
      take: checkedTake(node.props.take, where),
      ...promptOf(node.children, where),
      firstFrame: node.props.reference ?? null,
      seam: node.props.seam ?? true,
      branchesFrom: null,
    });
  } else refuseOpening(node.props, where);
  place(node.children, address, where, null, parts);
  checkTextOrder(node.children, where);

  for (const child of node.children) {
    if (child.kind !== 'continue' && child.kind !== 'edit') continue;
    const index = countUp(indexes, child.kind);
    const {id} = child.props;
    const shotWhere = `${where} > ${nodePathPart({kind: child.kind, id, index})}`;
    if (id !== undefined && !isPlainId(id)) diagnostics.push(badId(id, shotWhere));
    const shotAddress = joinAddress(address, parts.next(id, child.key, child.kind));
    const other = seen.get(shotAddress);
    if (other !== undefined) {
      diagnostics.push(
        diagnostic(
          'duplicate-shot-id',
          shotWhere,
          `The address "${shotAddress}" is used twice: here and at ${other}.`,
          'Give each continuation of a scene an id of its own.',
        ),
      );
    }
    seen.set(shotAddress, shotWhere);
    const from = child.kind === 'continue' ? child.props.from : undefined;
    if (from !== undefined && child !== branch) {
      diagnostics.push(
        diagnostic(
          'branch-misplaced',
          shotWhere,
          `A branch from "${from}" must be the first thing in its scene, which then has no text of its own.`,
          'Give it a scene of its own: <Scene id="…"><Continue from="…" seconds={…}>…</Continue></Scene>.',
        ),
      );
    }
    shots.push({
      kind: child.kind,
      address: shotAddress,
      where: shotWhere,
      seconds: child.kind === 'edit' ? 0 : checkedSeconds(child.props.seconds, shotWhere),
      take: checkedTake(child.props.take, shotWhere),
      ...promptOf(child.children, shotWhere),
      firstFrame: null,
      seam: (child.kind === 'continue' ? child.props.seam : undefined) ?? node.props.seam ?? true,
      branchesFrom: from === undefined || child !== branch ? null : shotAt(from),
    });
    place(child.children, shotAddress, shotWhere, shotAddress, new AddressParts());
  }
  const {timing, volume, diagnostics: timingDiagnostics} = readTiming(node.props, where);
  const {reframe, focus, diagnostics: reframeDiagnostics} = readReframe(node.props, where);
  return {
    shots,
    timing,
    volume,
    reframe,
    focus,
    placed,
    diagnostics: [...diagnostics, ...timingDiagnostics, ...reframeDiagnostics],
  };

  function promptOf(children: readonly TreeNode[], at: string): Pick<ReadShot, 'text' | 'identities'> {
    const {text, identities, diagnostics: found} = readPrompt(children, at);
    diagnostics.push(...found);
    return {text, identities};
  }

  function place(
    children: readonly TreeNode[],
    parent: Address,
    parentWhere: string,
    shot: Address | null,
    addresses: AddressParts,
  ): void {
    const counts = new Map<string, number>();
    for (const child of children) {
      if (!isPlaced(child)) continue;
      const index = countUp(counts, child.kind);
      const at = `${parentWhere} > ${nodePathPart({kind: child.kind, index})}`;
      placed.push({
        node: child,
        address: joinAddress(parent, addresses.next(undefined, child.key, child.kind)),
        where: at,
        shot,
      });
    }
  }

  /** Text after a continuation still belongs to the opening shot, which is hardly ever meant. */
  function checkTextOrder(children: readonly TreeNode[], at: string): void {
    const first = children.findIndex((child) => child.kind === 'continue' || child.kind === 'edit');
    const isPrompt = (child: TreeNode): boolean =>
      child.kind === 'text' ? child.text.trim() !== '' : child.kind === 'character' || child.kind === 'prop';
    if (first === -1 || !children.slice(first).some(isPrompt)) return;
    diagnostics.push(
      diagnostic(
        'text-after-continue',
        at,
        'Text after a continuation or edit belongs to the opening shot of the scene.',
        'Write the opening before the first <Continue>, or put the text inside it.',
      ),
    );
  }

  /** Addresses of other shots may leave out the film. */
  /** Addresses are given without the film, whose name a scene may have too. */
  function shotAt(from: string): Address {
    return joinAddress(address.split('/')[0] ?? '', from);
  }

  /** What is said of an opening where there is none would be ignored. */
  function refuseOpening({seconds, take, reference}: NodeOf<'scene'>['props'], at: string): void {
    const given = Object.entries({seconds, take, reference}).find(([, value]) => value !== undefined);
    if (given === undefined) return;
    diagnostics.push(
      diagnostic(
        'branch-misplaced',
        at,
        `The scene begins with a branch and has no opening shot that \`${given[0]}\` could be meant for.`,
        `Write \`${given[0]}\` on the <Continue>, or write a text for the opening.`,
      ),
    );
  }

  function checkedSeconds(seconds: number | undefined, at: string): number {
    if (seconds !== undefined && Number.isFinite(seconds) && seconds > 0 && seconds <= longestSeconds) {
      return seconds;
    }
    const isLong = seconds !== undefined && seconds > longestSeconds;
    diagnostics.push(
      diagnostic(
        'bad-seconds',
        at,
        `seconds is ${String(seconds)}; a shot must last ${isLong ? 'no longer than an hour' : 'longer than nothing'}.`,
        isLong ? 'Give seconds, not milliseconds.' : 'Give a positive number of seconds.',
      ),
    );
    return 1;
  }

  function checkedTake(take: number | undefined, at: string): number | null {
    if (take === undefined) return null;
    if (Number.isInteger(take) && take >= 1) return take;
    diagnostics.push(
      diagnostic('bad-take', at, `take is ${String(take)}.`, 'Takes are numbered 1, 2, 3 and so on.'),
    );
    return null;
  }
}

/** The branch that a scene without a text of its own begins with. */
function branchOf(children: readonly TreeNode[]): NodeOf<'continue'> | null {
  for (const child of children) {
    if (child.kind === 'character' || child.kind === 'prop' || child.kind === 'edit') return null;
    if (child.kind === 'text' && child.text.trim() !== '') return null;
    if (child.kind === 'continue') return child.props.from === undefined ? null : child;
  }
  return null;
}

function isPlaced(node: TreeNode): node is PlacedNode {
  return (
    node.kind === 'overlay' || node.kind === 'audio' || node.kind === 'caption' || node.kind === 'captions'
  );
}
