import { Check, TriangleAlert } from 'lucide-react'
import { Chip } from '../../ui/Chip.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'

type Finding = {
  code: string
  message: string
  organization: { id: string; name: { vi: string; en: string } } | null
}

type PrivacyProps = { survey: { k: number; privacyCheck: readonly Finding[] } }

/** What the privacy check found before opening, a line per kind; what holds anyway stands below it. */
export function PrivacyPanel({ survey }: PrivacyProps) {
  const { t } = useStaffWords()
  const { privacyCheck, k } = survey
  const kinds = [...Map.groupBy(privacyCheck, ({ code }) => code)]
  return (
    <Panel
      title={t('privacy.title')}
      aside={
        kinds.length > 0 ? (
          <Chip kind="due">{t('privacy.count', { count: kinds.length })}</Chip>
        ) : (
          <Chip kind="met">{t('privacy.clean')}</Chip>
        )
      }
    >
      <ul className="findings">
        {kinds.map(([code, findings]) => (
          <FindingLine key={code} code={code} findings={findings} k={k} />
        ))}
        <Held title={t('privacy.k', { k })} text={t('privacy.k.line')} />
        <Held title={t('privacy.open')} text={t('privacy.open.line')} />
        <Held title={t('privacy.never')} />
      </ul>
    </Panel>
  )
}

type LineProps = { code: string; findings: readonly Finding[]; k: number }

function FindingLine({ code, findings, k }: LineProps) {
  const { has, other } = useStaffWords()
  const known = has(`finding.${code}`)
  const values = { count: findings.length, k }
  return (
    <li>
      <TriangleAlert size={20} strokeWidth={1.8} aria-hidden="true" />
      <div>
        {known ? (
          <>
            <strong>{other(`finding.${code}`, values)}</strong>
            <p className="quiet">{other(`finding.${code}.line`, values)}</p>
          </>
        ) : (
          findings.map(({ message }) => <p key={message}>{message}</p>)
        )}
        <Which findings={findings} />
      </div>
    </li>
  )
}

function Which({ findings }: { findings: readonly Finding[] }) {
  const { t } = useStaffWords()
  const { unit } = useNames()
  const units = findings.flatMap(({ organization }) => (organization ? [organization] : []))
  if (units.length === 0) return null
  return (
    <details className="which">
      <summary>{t('finding.which')}</summary>
      <ul>
        {units.map((one) => (
          <li key={one.id}>{unit(one)}</li>
        ))}
      </ul>
    </details>
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
