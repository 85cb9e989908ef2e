import {createContext} from 'react';
import type {FilmHostConfig} from './host-types.ts';

/**
 * What react-reconciler 0.34 asks of every host and films have no use for. Leaving one out may crash only
 * much later, in a Suspense retry or in the development build, so all are here, each with its reason.
 */
export const inertHostConfig = {
  // Modes: nodes are never changed in place, and there is no server markup to take over.
  supportsMutation: false,
  supportsHydration: false,
  // A context has room for one primary and one secondary renderer's value. What draws overlays to know their
  // looks, `renderToStaticMarkup`, is secondary; as another secondary we could leak a value into a look.
  isPrimaryRenderer: true,
  // Only React's own tests use act().
  warnsIfNotActing: false,

  // What React DevTools would show.
  rendererVersion: '0.1.0',
  rendererPackageName: '@matchcut/react',
  extraDevToolsConfig: null,
  // Replays the console of server components, which films don't have.
  bindToConsole: (methodName) => () => methodName,

  // Text is always a node of its own: it stands between mentions, and their order is the prompt.
  shouldSetTextContent: () => false,
  // Children are complete, but nothing is left to do; committed nodes are frozen at the root.
  finalizeInitialChildren: () => false,
  finalizeContainerChildren: () => {},
  // Refs get the node itself.
  getPublicInstance: (instance) => instance,
  // Nothing on a screen has to be kept still during a commit.
  prepareForCommit: () => null,
  // Portals are refused before.
  preparePortalMount: () => {},
  // Nodes hold no resources; the garbage collector has them.
  detachDeletedInstance: () => {},

  // React falls back to its own scheduler where microtasks are not offered.
  supportsMicrotasks: true,
  scheduleMicrotask: (callback) => queueMicrotask(callback),
  noTimeout: null,

  // No node is ever loaded before it can be shown.
  maySuspendCommit: () => false,
  maySuspendCommitOnUpdate: () => false,
  maySuspendCommitInSyncRender: () => false,
  preloadInstance: () => true,
  startSuspendingCommit: () => null,
  suspendInstance: () => {},
  suspendOnActiveViewTransition: () => {},
  waitForCommitToBeReady: () => null,
  getSuspendedCommitReason: () => null,

  // No events, so no update is a transition's by its event, and none has a type or a time.
  shouldAttemptEagerTransition: () => false,
  trackSchedulerEvent: () => {},
  resolveEventType: () => null,
  resolveEventTimeStamp: () => -1.1,
  requestPostPaintCallback: () => {},

  // No focus, no scopes, no way from a node back to its fiber.
  beforeActiveInstanceBlur: () => {},
  afterActiveInstanceBlur: () => {},
  prepareScopeUpdate: () => {},
  getInstanceFromScope: () => null,
  getInstanceFromNode: () => null,

  // No forms.
  NotPendingTransition: null,
  HostTransitionContext: createContext(null),
  resetFormInstance: () => {},
} satisfies Partial<FilmHostConfig>;
