import { Panel } from '../../ui/staff/Panel.tsx'
import type { DetailedInitiative } from './InitiativePage.tsx'
import { useInitiativeWords } from './use-initiative-words.ts'

/** Authors with their shares; who has not agreed yet is said, names only where the reader may know them. */
export function AuthorsPanel({ initiative }: { initiative: DetailedInitiative }) {
  const { t, both } = useInitiativeWords()
  const { authors, byline } = initiative
  return (
    <Panel title={t('authors.title')}>
      {authors ? (
        <ul className="pad runs">
          {authors.map(({ place, share, member, joined, agreed }) => (
            <li key={place}>
              <b>{member ? member.name.full : t(joined ? 'authors.member' : 'authors.empty')}</b>
              <p className="quiet">
                {t(place === 1 ? 'authors.lead' : 'authors.share', { share })}
                {joined && !agreed ? ` · ${t('authors.notAgreed')}` : ''}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p className="pad">{both(byline)}</p>
      )}
    </Panel>
  )
}
