import {useId, type ReactNode} from 'react';
import './section.css';

export type SectionProps = {
  readonly title: string;
  /** At the end of its title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** A part of a panel, with a title. */
export function Section({title, aside, children}: SectionProps): ReactNode {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <header className="section-head">
        <h3 id={id} className="section-title">
          {title}
        </h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
