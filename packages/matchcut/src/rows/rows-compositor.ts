import type {Compositor} from '@matchcut/compose';
import type {JsonObject} from '@matchcut/engine';
import type {StepId} from '@matchcut/plan';
import type {TemplateCompositor} from '../workshop/open-compositor.ts';

/** Composes each step with the props of the row that it is for: overlays are drawn from them. */
export function rowsCompositor(
  template: TemplateCompositor,
  rowOf: (step: StepId) => number,
  propsOf: (row: number) => JsonObject,
): Compositor {
  const rows = new Map<number, Compositor>();
  const compositorOf = (row: number): Compositor => {
    const known = rows.get(row) ?? template.withProps(propsOf(row));
    rows.set(row, known);
    return known;
  };
  return {
    ...template,
    compose: (step, ...more) => compositorOf(rowOf(step.id)).compose(step, ...more),
    async close() {
      for (const compositor of rows.values()) await compositor.close();
      await template.close();
    },
  };
}
