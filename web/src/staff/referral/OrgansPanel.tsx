import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { OrgansDeskDocument, type OrgansDeskQuery } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useNames } from '../shell/use-names.ts'
import { OrganForm } from './OrganForm.tsx'
import { useReferralWords } from './use-referral-words.ts'

export type Organ = NonNullable<OrgansDeskQuery['partyOrgans']>[number]

/** The province keeps the list of Party organs and who acts for them. */
export function OrgansPanel({ union }: { union: string }) {
  const { t, both } = useReferralWords()
  const { person, unit } = useNames()
  const { data, refetch } = useQuery(OrgansDeskDocument, { variables: { union } })
  const [open, setOpen] = useState<string | null>(null)
  if (!data?.partyOrgans) return null
  const top = data.organization
  const places = top ? [top, ...top.children.edges.map(({ node }) => node)] : []
  const form = (organ: Organ | null) => (
    <OrganForm
      organ={organ}
      places={places}
      holders={data.roleHolders ?? []}
      onSaved={() => {
        setOpen(null)
        void refetch()
      }}
    />
  )
  return (
    <Panel title={t('organ.title')}>
      <p className="pad quiet">{t('organ.text')}</p>
      {data.partyOrgans.length === 0 ? <p className="pad quiet">{t('organ.empty')}</p> : null}
      <ul className="todo">
        {data.partyOrgans.map((organ) => (
          <li key={organ.id} className="plain">
            <div>
              <strong>{both(organ.name)}</strong>
              <p className="quiet small-text">
                {unit(organ.place)} ·{' '}
                {t('organ.liaisons', {
                  names: organ.liaisons?.map(person).join(', ') || t('organ.noLiaison'),
                })}
                {organ.isOpen ? null : ` · ${t('organ.closed')}`}
              </p>
            </div>
            <button type="button" className="sbtn" onClick={() => setOpen(organ.id)}>
              {t('organ.change')}
            </button>
            {open === organ.id ? form(organ) : null}
          </li>
        ))}
      </ul>
      <div className="pad">
        {open === 'new' ? (
          form(null)
        ) : (
          <button type="button" className="sbtn" onClick={() => setOpen('new')}>
            {t('organ.add')}
          </button>
        )}
      </div>
    </Panel>
  )
}
