import {describe, expect, it} from 'vitest';
import {aLongView, commuteContent, longView} from './film-views.ts';

describe('the films that the page is tried with', () => {
  it('have every state that a clip can have', () => {
    const states = commuteContent.scenes.flatMap(({shots}) =>
      shots.flatMap(({clips}) => Object.values(clips).map((clip) => clip.state.kind)),
    );
    expect([...new Set(states)].toSorted()).toEqual(['failed', 'in-flight', 'missing', 'stale', 'stored']);
  });

  it('are the same each time, ten minutes in 400 shots', () => {
    expect(aLongView(400)).toEqual(longView);
    expect(longView.content?.frames).toBe(10 * 60 * 30);
    expect(longView.content?.scenes.flatMap(({shots}) => shots)).toHaveLength(400);
  });
});
