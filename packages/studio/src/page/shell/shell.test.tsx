// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen} from '@testing-library/react';
import {userEvent} from '@testing-library/user-event';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {firstSizes, fitSizes, limits, usePanelSizes} from './panel-sizes.ts';
import {Shell} from './shell.tsx';

beforeEach(() => {
  localStorage.clear();
  usePanelSizes.setState(firstSizes);
});

afterEach(cleanup);

function open(): void {
  render(<Shell top="top" left="left" middle="middle" right="right" bottom="bottom" />);
}

describe('the lines between panels', () => {
  it('are dragged, and stay where they are for the next time', () => {
    open();
    const line = screen.getByRole('separator', {name: 'Width of the left panel'});
    fireEvent.pointerDown(line, {button: 0, clientX: 296});
    fireEvent.pointerMove(line, {clientX: 346});
    fireEvent.pointerUp(line, {clientX: 346});
    fireEvent.pointerMove(line, {clientX: 500});
    expect(usePanelSizes.getState().left).toBe(346);
    expect(localStorage.getItem('matchcut-panels')).toContain('"left":346');
  });

  it('are moved by the arrows the way that they point, and back by a double click', async () => {
    open();
    const user = userEvent.setup();
    const line = screen.getByRole('separator', {name: 'Width of the inspector'});
    line.focus();
    await user.keyboard('{ArrowLeft}');
    expect(usePanelSizes.getState().right).toBe(firstSizes.right + 16);
    await user.keyboard('{End}');
    expect(usePanelSizes.getState().right).toBe(limits.right.max);
    await user.dblClick(line);
    expect(usePanelSizes.getState().right).toBe(firstSizes.right);
  });

  it('leave the picture its place in a small window', () => {
    const sizes = fitSizes({left: 560, right: 640, bottom: 640}, {width: 1280, height: 720});
    expect(1280 - sizes.left - sizes.right).toBeGreaterThanOrEqual(limits.middle.width);
    expect(720 - sizes.bottom).toBeGreaterThanOrEqual(limits.middle.height);
    expect(fitSizes(firstSizes, {width: 1280, height: 720})).toEqual(firstSizes);
  });
});
