import type {ReactNode} from 'react';
import {useFilm, useRuns} from '../api/queries.ts';
import {LedgerPanel} from '../ledger/ledger-panel.tsx';
import {PlanPanel} from '../plan/plan-panel.tsx';
import {PropsPanel} from '../props/props-panel.tsx';
import {isUnderWay} from '../runs/describe-run.ts';
import {RunsPanel} from '../runs/runs-panel.tsx';
import {Tabs} from '../ui/tabs.tsx';
import {panelIds} from '../view/view-state.ts';
import {useView} from '../view/view-store.ts';

/** What the film would take, its props, what is being made, and what was spent. */
export function SidePanel(): ReactNode {
  const panel = useView((state) => state.panel);
  const openPanel = useView((state) => state.openPanel);
  const toGenerate = useFilm().data?.content?.totals.generate ?? 0;
  const underWay = useRuns().data?.filter(isUnderWay).length ?? 0;
  return (
    <Tabs
      label="Side panel"
      selected={panel}
      onSelect={(id) => {
        const chosen = panelIds.find((candidate) => candidate === id);
        if (chosen !== undefined) openPanel(chosen);
      }}
      items={[
        {id: 'plan', label: 'Plan', ...badge(toGenerate), content: <PlanPanel />},
        {id: 'props', label: 'Props', content: <PropsPanel />},
        {id: 'runs', label: 'Runs', ...badge(underWay), content: <RunsPanel />},
        {id: 'ledger', label: 'Ledger', content: <LedgerPanel />},
      ]}
    />
  );
}

function badge(amount: number): {readonly badge?: number} {
  return amount === 0 ? {} : {badge: amount};
}
