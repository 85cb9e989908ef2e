import {
  ChevronFirst,
  ChevronLast,
  Frame,
  Maximize,
  Minimize,
  Pause,
  Play,
  Repeat,
  StepBack,
  StepForward,
  Volume1,
  Volume2,
  VolumeX,
} from 'lucide-react';
import type {ReactNode} from 'react';
import type {FilmContent} from '../../protocol.ts';
import {keysOf, type CommandId} from '../keys/shortcuts.ts';
import {runCommand} from '../keys/run-command.ts';
import {IconButton} from '../ui/icon-button.tsx';
import {Select} from '../ui/select.tsx';
import {Slider} from '../ui/slider.tsx';
import {useView} from '../view/view-store.ts';
import {formatTimecode} from '../words/timecode.ts';
import {rates} from './rates.ts';
import './transport.css';

/** Plays the film and steps through it. */
export function Transport({content}: {readonly content: FilmContent | null}): ReactNode {
  const isPlaying = useView((view) => view.isPlaying);
  const isLooping = useView((view) => view.isLooping);
  const hasGuides = useView((view) => view.hasGuides);
  const isFullScreen = useView((view) => view.isFullScreen);
  const isEmpty = !content || content.frames === 0;
  const button = (
    command: CommandId,
    label: string,
    icon: ReactNode,
    more: {readonly isSelected?: boolean; readonly size?: 'l'} = {},
  ): ReactNode => (
    <IconButton
      label={label}
      keys={keysOf(command)}
      isDisabled={isEmpty}
      onPress={() => runCommand(command, content)}
      {...more}
    >
      {icon}
    </IconButton>
  );
  return (
    <div className="transport" role="toolbar" aria-label="Playback">
      <div className="transport-part">
        <Timecode content={content} />
      </div>
      <div className="transport-part transport-middle">
        {button('start', 'To the start', <ChevronFirst />)}
        {button('frame-back', 'A frame back', <StepBack />)}
        {button('play', isPlaying ? 'Pause' : 'Play', isPlaying ? <Pause /> : <Play />, {size: 'l'})}
        {button('frame-forward', 'A frame on', <StepForward />)}
        {button('end', 'To the end', <ChevronLast />)}
      </div>
      <div className="transport-part transport-end">
        <Rate />
        {button('loop', 'Loop', <Repeat />, {isSelected: isLooping})}
        <Volume content={content} />
        {button('guides', 'Safe areas', <Frame />, {isSelected: hasGuides})}
        {button(
          'full-screen',
          isFullScreen ? 'Leave full screen' : 'Full screen',
          isFullScreen ? <Minimize /> : <Maximize />,
        )}
      </div>
    </div>
  );
}

function Timecode({content}: {readonly content: FilmContent | null}): ReactNode {
  const frame = useView((view) => view.frame);
  const fps = content?.fps ?? 30;
  return (
    <p className="timecode" aria-label="Time">
      <span className="timecode-now">{formatTimecode(frame, fps)}</span>
      <span className="timecode-all">{formatTimecode(content?.frames ?? 0, fps)}</span>
    </p>
  );
}

function Rate(): ReactNode {
  const rate = useView((view) => view.rate);
  const setPlayback = useView((view) => view.setPlayback);
  const shown = [...new Set([...rates, rate])].toSorted((a, b) => a - b);
  return (
    <div className="transport-rate">
      <Select
        label="Rate"
        isLabelHidden
        isQuiet
        options={shown.map((value) => ({
          id: String(value),
          label: `${value < 0 ? '−' : ''}${Math.abs(value)}×`,
        }))}
        selected={String(rate)}
        onSelect={(id) => setPlayback({rate: Number(id)})}
      />
    </div>
  );
}

function Volume({content}: {readonly content: FilmContent | null}): ReactNode {
  const volume = useView((view) => view.volume);
  const isMuted = useView((view) => view.isMuted);
  const setPlayback = useView((view) => view.setPlayback);
  const heard = isMuted ? 0 : volume;
  return (
    <div className="transport-volume">
      <IconButton
        label={isMuted ? 'Sound on' : 'Mute'}
        keys={keysOf('mute')}
        onPress={() => runCommand('mute', content)}
      >
        {heard === 0 ? <VolumeX /> : heard < 0.5 ? <Volume1 /> : <Volume2 />}
      </IconButton>
      <Slider
        label="Volume"
        isLabelHidden
        value={heard}
        format={{style: 'percent'}}
        onChange={(value) => setPlayback({volume: value, isMuted: false})}
      />
    </div>
  );
}
