import {create} from 'zustand';
import type {
  FormatChoice,
  LinkedView,
  OpenDialog,
  PanelId,
  PlaybackView,
  Props,
  ThemeChoice,
} from './view-state.ts';

export type ViewStore = LinkedView &
  PlaybackView & {
    readonly theme: ThemeChoice;
    readonly dialog: OpenDialog | null;
    readonly isFullScreen: boolean;
    /** Whether the server's events arrive. */
    readonly isConnected: boolean;
    /** Rises when the code that a film is drawn with is another one. */
    readonly stageGenerations: {readonly [film: string]: number};

    readonly openFilm: (film: string) => void;
    readonly chooseFormat: (format: FormatChoice) => void;
    /** Goes to a frame; the stage follows. */
    readonly seek: (frame: number) => void;
    /** Says where the stage is; nobody is to follow. */
    readonly arrive: (frame: number) => void;
    readonly select: (address: string | null) => void;
    readonly openPanel: (panel: PanelId) => void;
    readonly setProps: (props: Props) => void;
    readonly setPlayback: (playback: Partial<PlaybackView>) => void;
    readonly chooseTheme: (theme: ThemeChoice) => void;
    readonly open: (dialog: OpenDialog) => void;
    readonly closeDialog: () => void;
    readonly reloadStage: (film: string) => void;
    /** How often somebody sought; the stage is told when it rises. */
    readonly seeks: number;
  };

/** What is seen and how; nothing that the server knows. */
export const useView = create<ViewStore>()((set) => ({
  film: null,
  format: '16:9',
  frame: 0,
  selection: null,
  panel: 'plan',
  props: null,

  isPlaying: false,
  rate: 1,
  volume: 1,
  isMuted: false,
  isLooping: false,
  hasGuides: false,

  theme: 'system',
  dialog: null,
  isFullScreen: false,
  isConnected: true,
  stageGenerations: {},
  seeks: 0,

  openFilm: (film) =>
    set((state) =>
      state.film === film
        ? state
        : {film, frame: 0, selection: null, props: null, isPlaying: false, seeks: state.seeks + 1},
    ),
  chooseFormat: (format) => set({format}),
  seek: (frame) => set((state) => ({frame: Math.max(0, Math.round(frame)), seeks: state.seeks + 1})),
  arrive: (frame) => set((state) => (state.frame === frame ? state : {frame})),
  select: (selection) => set({selection}),
  openPanel: (panel) => set({panel}),
  setProps: (props) => set({props}),
  setPlayback: (playback) => set(playback),
  chooseTheme: (theme) => set({theme}),
  open: (dialog) => set({dialog}),
  closeDialog: () => set({dialog: null}),
  reloadStage: (film) =>
    set(({stageGenerations}) => ({
      stageGenerations: {...stageGenerations, [film]: (stageGenerations[film] ?? 0) + 1},
    })),
}));
