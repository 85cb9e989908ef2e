// @vitest-environment jsdom
import {cleanup, render, screen} from '@testing-library/react';
import {userEvent} from '@testing-library/user-event';
import {afterEach, expect, it, vi} from 'vitest';
import type {SourcePlace} from '../../protocol.ts';
import {problemView} from '../__fixtures__/film-views.ts';
import {aProblem} from '../__fixtures__/panel-views.ts';
import {expectNoAxeProblems} from '../__fixtures__/render-panel.tsx';
import {ProblemPanel} from './problem-panel.tsx';

afterEach(cleanup);

it('shows the lines around the place, the place itself marked, and the way there', async () => {
  const onReveal = vi.fn<(place: SourcePlace) => void>();
  if (problemView.problem === null) throw new Error('There is no problem.');
  render(<ProblemPanel problem={problemView.problem} onReveal={onReveal} />);
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toContain('film-throws');
  expect(alert.querySelectorAll('.ui-error-line')).toHaveLength(5);
  expect(alert.querySelector('.ui-error-line-here')?.textContent).toContain('19            <Title');
  await expectNoAxeProblems();
  await userEvent.setup().click(screen.getByRole('button', {name: 'Reveal in editor'}));
  expect(onReveal).toHaveBeenCalledWith({file: 'commute.film.tsx', line: 19, column: 41});
});

it('shows no way to where there is none', () => {
  render(<ProblemPanel problem={aProblem('over', 'It is over.')} onReveal={() => {}} />);
  expect(screen.queryByRole('button')).toBeNull();
});
