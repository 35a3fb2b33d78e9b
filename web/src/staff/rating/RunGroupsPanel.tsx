import { Check } from 'lucide-react'
import { formatFraction } from '../../format/number.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { WorkBar } from '../../ui/staff/RateBar.tsx'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { groupState } from './group-state.ts'
import type { Run } from './use-run.ts'

/** Progress per upper union: files with their points out of all. */
export function RunGroupsPanel({ run }: { run: Run }) {
  const { t } = useStaffWords()
  return (
    <Panel title={t('groups.title')} aside={<span className="quiet">{t('groups.what')}</span>}>
      {run.groups.length === 0 ? <p className="pad quiet">{t('groups.none')}</p> : null}
      <Scroll label={t('groups.title')}>
        <table className="groups">
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('groups.unit')}</th>
              <th scope="col">{t('run.progress')}</th>
              <th scope="col">{t('groups.files')}</th>
              <th scope="col">{t('groups.state')}</th>
            </tr>
          </thead>
          <tbody>
            {run.groups.map((group, index) => (
              <GroupRow key={group.organization?.id ?? index} group={group} state={run.state} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  )
}

type GroupRowProps = { group: Run['groups'][number]; state: Run['state'] }

function GroupRow({ group, state }: GroupRowProps) {
  const { t, lang } = useStaffWords()
  const { unit } = useNames()
  const { done, total, organization } = group
  const now = groupState(state, group)
  return (
    <tr>
      <th scope="row">{organization ? unit(organization) : t('groups.direct')}</th>
      <td>
        <WorkBar percent={total > 0 ? (done / total) * 100 : 0} />
      </td>
      <td className="r">{formatFraction(done, total, lang)}</td>
      <td className="r">
        {now === 'done' ? (
          <span className="is-done">
            <Check size={14} aria-hidden="true" />
            {t('groups.done')}
          </span>
        ) : (
          t(`groups.${now}`)
        )}
      </td>
    </tr>
  )
}
