import { Check, TriangleAlert } from 'lucide-react'
import { Chip } from '../../ui/Chip.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useStaffWords } from '../use-staff-words.ts'

type Finding = {
  code: string
  message: string
  organization: { id: string; name: { vi: string; en: string } } | null
}

type PrivacyProps = { survey: { k: number; privacyCheck: readonly Finding[] } }

/** What the privacy check found before opening; what holds anyway stands below it. */
export function PrivacyPanel({ survey }: PrivacyProps) {
  const { t } = useStaffWords()
  const { privacyCheck: findings, k } = survey
  return (
    <Panel
      title={t('privacy.title')}
      aside={
        findings.length > 0 ? (
          <Chip kind="due">{t('privacy.count', { count: findings.length })}</Chip>
        ) : (
          <Chip kind="met">{t('privacy.clean')}</Chip>
        )
      }
    >
      <ul className="findings">
        {findings.map((finding, index) => (
          <FindingLine key={`${finding.code}${index}`} finding={finding} />
        ))}
        <Held title={t('privacy.k', { k })} text={t('privacy.k.line')} />
        <Held title={t('privacy.open')} text={t('privacy.open.line')} />
        <Held title={t('privacy.never')} />
      </ul>
    </Panel>
  )
}

function FindingLine({ finding }: { finding: Finding }) {
  const { both } = useStaffWords()
  return (
    <li>
      <TriangleAlert size={20} strokeWidth={1.8} aria-hidden="true" />
      <div>
        {finding.organization ? <strong>{both(finding.organization.name)}</strong> : null}
        <p className={finding.organization ? 'quiet' : undefined}>{finding.message}</p>
      </div>
    </li>
  )
}

function Held({ title, text }: { title: string; text?: string }) {
  return (
    <li className="ok">
      <Check size={20} strokeWidth={1.8} aria-hidden="true" />
      <div>
        <strong>{title}</strong>
        {text ? <p className="quiet">{text}</p> : null}
      </div>
    </li>
  )
}
