import {CircleAlert, CodeXml, Info, TriangleAlert} from 'lucide-react';
import type {ReactNode} from 'react';
import type {FilmContent} from '../../protocol.ts';
import {useReveal} from '../api/mutations.ts';
import {LinkButton} from '../parts/link-button.tsx';
import {Section} from '../parts/section.tsx';
import {IconButton} from '../ui/icon-button.tsx';
import {goTo} from '../view/go-to.ts';
import {placeOf} from './place-of.ts';

type Diagnostic = FilmContent['diagnostics'][number];

/** Worst first. */
const severities = {
  error: {rank: 0, says: 'Error', icon: <CircleAlert aria-hidden />},
  warning: {rank: 1, says: 'Warning', icon: <TriangleAlert aria-hidden />},
  info: {rank: 2, says: 'Note', icon: <Info aria-hidden />},
} as const;

/** What planning found; nothing where it found nothing. */
export function Diagnostics({content}: {readonly content: FilmContent}): ReactNode {
  if (content.diagnostics.length === 0) return null;
  const worstFirst = content.diagnostics.toSorted(
    (one, other) => severities[one.severity].rank - severities[other.severity].rank,
  );
  return (
    <Section title="Diagnostics" aside={<span className="plan-count">{worstFirst.length}</span>}>
      <ul className="diagnostics">
        {worstFirst.map((diagnostic) => (
          <Found
            key={`${diagnostic.code} ${diagnostic.where} ${diagnostic.message}`}
            diagnostic={diagnostic}
            content={content}
          />
        ))}
      </ul>
    </Section>
  );
}

function Found({
  diagnostic: {code, severity, message, hint, where, source: written},
  content,
}: {
  readonly diagnostic: Diagnostic;
  readonly content: FilmContent;
}): ReactNode {
  const reveal = useReveal();
  const place = placeOf(content, where);
  const source = written ?? place?.source ?? null;
  const {says, icon} = severities[severity];
  return (
    <li className={`diagnostic diagnostic-${severity}`}>
      <div className="diagnostic-head">
        <span className="diagnostic-code">
          {icon}
          <span className="ui-visually-hidden">{says}:</span>
          {code}
        </span>
        {source === null ? null : (
          <IconButton label={`Reveal ${where} in editor`} size="s" onPress={() => reveal.mutate(source)}>
            <CodeXml />
          </IconButton>
        )}
      </div>
      <p className="diagnostic-message">{message}</p>
      <p className="diagnostic-hint">{hint}</p>
      <p className="diagnostic-where">
        {place === null ? where : <LinkButton onPress={() => goTo(place)}>{where}</LinkButton>}
      </p>
    </li>
  );
}
