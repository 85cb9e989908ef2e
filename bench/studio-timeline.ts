/**
 * How the studio's timeline moves: frame times in Chromium, of 10 minutes in 400 shots and two formats, while one
 * scrolls and zooms by the wheel, at 1920x1080 and without a graphics card. Prints median, 95 % and the longest of 120
 * frames, what the page itself took of each, and how many blocks are in it.
 *
 *     pnpm bench studio-timeline
 */
import type {Page} from 'playwright-core';
import {fixtureHost} from '../packages/studio/src/page/__fixtures__/fixture-host.ts';
import {startStudio} from '../packages/studio/src/index.ts';
import {openBrowser} from '../test/open-browser.ts';

type Moves = 'nothing' | 'scrolls' | 'zooms';
type Measured = {readonly frames: readonly number[]; readonly blocks: number};

const framesMeasured = 120;

const studio = await startStudio(fixtureHost(), {port: 0});
const browser = await openBrowser();
try {
  const page = await browser.newPage({viewport: {width: 1920, height: 1080}});
  await page.goto(`${studio.origin}/?film=long&token=${studio.token}`);
  await page.getByRole('grid', {name: 'Tracks'}).waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  console.log('| zoom | one | median | 95 % | longest | of which the page | blocks |');
  console.log('|---|---|--:|--:|--:|--:|--:|');
  await tell(page, 'whole film', 'nothing');
  await tell(page, 'whole film', 'zooms');
  for (const zoom of ['3×', '11×', '38×']) {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('+');
    // Pictures that are seen for the first time are not what is measured.
    await move(page, 'scrolls');
    await tell(page, zoom, 'scrolls');
    await tell(page, zoom, 'zooms');
  }
} finally {
  await browser.close();
  await studio.close();
}

async function tell(page: Page, zoom: string, moves: Moves): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async (): Promise<number> => {
    const {metrics} = await session.send('Performance.getMetrics');
    const names = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
    return metrics.filter(({name}) => names.includes(name)).reduce((sum, {value}) => sum + value, 0);
  };
  const before = await busy();
  const {frames, blocks} = await move(page, moves);
  const own = ((await busy()) - before) / framesMeasured;
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    `${(sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1)} ms`;
  console.log(
    `| ${zoom} | ${moves} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${(own * 1000).toFixed(1)} ms | ${blocks} |`,
  );
  await session.detach();
}

async function move(page: Page, moves: Moves): Promise<Measured> {
  return page.evaluate(
    async ({moves, framesMeasured}) => {
      const scroller = document.querySelector('.timeline-scroller');
      if (!scroller) throw new Error('There is no timeline.');
      const {left, top, width} = scroller.getBoundingClientRect();
      const frames: number[] = [];
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      for (let frame = 0; frame < framesMeasured; frame += 1) {
        const isBack = Math.floor(frame / (framesMeasured / 4)) % 2 === 1;
        const wheel = {bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + 60};
        if (moves === 'scrolls') {
          scroller.dispatchEvent(new WheelEvent('wheel', {...wheel, deltaX: isBack ? -90 : 90}));
        }
        if (moves === 'zooms') {
          scroller.dispatchEvent(
            new WheelEvent('wheel', {...wheel, ctrlKey: true, deltaY: isBack ? 10 : -10}),
          );
        }
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        frames.push(now - last);
        last = now;
      }
      return {frames, blocks: document.querySelectorAll('.block').length};
    },
    {moves, framesMeasured},
  );
}
