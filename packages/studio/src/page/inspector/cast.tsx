import {Box, User} from 'lucide-react';
import type {ReactNode} from 'react';
import type {CastView} from '../../protocol.ts';
import {Section} from '../parts/section.tsx';

/** Who and what is in the shot, as the engine is told. */
export function Cast({cast}: {readonly cast: readonly CastView[]}): ReactNode {
  if (cast.length === 0) return null;
  return (
    <Section title="Cast">
      <ul className="cast">
        {cast.map(({name, kind, look, picture}) => (
          <li key={name} className="cast-member">
            {picture === null ? (
              <span className="cast-picture" aria-hidden>
                {kind === 'character' ? <User /> : <Box />}
              </span>
            ) : (
              <img className="cast-picture" src={picture} alt={`Reference of ${name}`} loading="lazy" />
            )}
            <div className="cast-words">
              <p className="cast-name">
                {name} <span className="cast-kind">{kind}</span>
              </p>
              <p className="cast-look">{look ?? 'Has no look: the engine makes one up each time.'}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
