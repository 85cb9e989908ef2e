import {describe, expect, it} from 'vitest';
import type {StageNews} from '../protocol.ts';
import {stepBackwards} from './play-backwards.ts';
import {createTransport, usualSettings} from './stage-transport.ts';

describe('stepping backwards', () => {
  const film = {fps: 30, frames: 100, rate: -1, loop: false};

  it('keeps what is left of a frame', () => {
    const first = stepBackwards({frame: 50, rest: 0}, 0.05, film);
    expect(first).toEqual({frame: 49, rest: expect.closeTo(0.5), hasEnded: false});
    expect(stepBackwards(first, 0.05, film)).toMatchObject({frame: 47, rest: expect.closeTo(0)});
  });

  it('ends with the first frame, or goes on with the last', () => {
    expect(stepBackwards({frame: 1, rest: 0}, 0.1, film)).toEqual({frame: 0, rest: 0, hasEnded: true});
    expect(stepBackwards({frame: 1, rest: 0}, 0.1, {...film, loop: true})).toMatchObject({
      frame: 98,
      hasEnded: false,
    });
  });

  it('is as fast as its rate', () => {
    expect(stepBackwards({frame: 50, rest: 0}, 0.1, {...film, rate: -2})).toMatchObject({frame: 44});
  });
});

describe('the transport', () => {
  it('plays with the player’s clock, and begins anew at the end', () => {
    const {transport, told, did, player} = rig();
    transport.play();
    transport.play();
    expect(did).toEqual(['play']);
    transport.end();
    player.frame = 99;
    transport.play();
    expect(did).toEqual(['play', 'seek 0', 'play']);
    expect(told).toEqual([true, false, true]);
  });

  it('plays backwards with its own, until the first frame', () => {
    const {transport, told, did, player, pass} = rig();
    player.frame = 3;
    transport.set({...usualSettings, rate: -1});
    transport.play();
    pass(0);
    pass(50);
    pass(100);
    pass(200);
    expect(did).toEqual(['pause', 'seek 2', 'seek 0']);
    expect(told).toEqual([true, false]);
  });

  it('turns round while it plays', () => {
    const {transport, told, did, player, pass} = rig();
    player.frame = 50;
    transport.play();
    transport.set({...usualSettings, rate: -1});
    pass(0);
    pass(100);
    transport.set(usualSettings);
    pass(200);
    expect(did).toEqual(['play', 'pause', 'seek 47', 'play']);
    expect(told).toEqual([true]);
  });

  it('stands still with another film, and tells so', () => {
    const {transport, told} = rig();
    transport.play();
    transport.attach(rig().player);
    expect(told).toEqual([true, false]);
  });

  it('seeks frames that there are', () => {
    const {transport, did, frames, player} = rig();
    for (const frame of [-5, 12.4, 1000]) transport.seek(frame);
    expect(did).toEqual(['seek 0', 'seek 12', 'seek 99']);
    expect(player.frame).toBe(99);
    // Where it is already, no player tells.
    expect(frames).toEqual([0]);
  });
});

/** A player without a picture, attached, and pictures that pass when the test says so. */
function rig() {
  const told: boolean[] = [];
  const frames: number[] = [];
  const did: string[] = [];
  let due: ((milliseconds: number) => void)[] = [];
  const transport = createTransport(
    (news: StageNews) => {
      if (news.kind === 'playing') told.push(news.isPlaying);
      if (news.kind === 'frame') frames.push(news.frame);
    },
    (then) => due.push(then),
  );
  const player = {
    frame: 0,
    play: () => void did.push('play'),
    pause: () => void did.push('pause'),
    seekTo(frame: number) {
      player.frame = frame;
      did.push(`seek ${frame}`);
    },
    setVolume: () => {},
    getCurrentFrame: () => player.frame,
  };
  transport.attach(player);
  transport.measure({fps: 30, frames: 100});
  const pass = (milliseconds: number): void => {
    const now = due;
    due = [];
    for (const then of now) then(milliseconds);
  };
  return {transport, told, frames, did, player, pass};
}
