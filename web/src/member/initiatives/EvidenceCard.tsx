import { useMutation, useQuery } from '@apollo/client/react'
import { FileText, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import {
  EvidenceOfDocument,
  RemoveEvidenceDocument,
  type EvidenceOfQuery,
} from '../../generated/later-operations.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Note } from '../../ui/Note.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { AddEvidence } from './AddEvidence.tsx'

type Evidence = NonNullable<EvidenceOfQuery['evidence']>[number]
const looks = { PENDING: 'due', VERIFIED: 'met', RETURNED: 'late' } as const

/** Files that show what was done, with their state; adding one by a one-time ticket. */
export function EvidenceCard({
  subject,
  confidential,
}: {
  subject: string
  confidential: boolean
}) {
  const { t } = useCampaignWords()
  const of = { kind: 'INITIATIVE', id: subject } as const
  const { data, refetch } = useQuery(EvidenceOfDocument, { variables: { of } })
  const files = data?.evidence
  if (!files) return null
  return (
    <Card title={t('initiative.evidence')}>
      {files.length === 0 ? <p className="quiet">{t('evidence.empty')}</p> : null}
      <ul className="grid gap-3">
        {files.map((file) => (
          <FileLine key={file.id} file={file} changed={() => void refetch()} />
        ))}
      </ul>
      <AddEvidence of={of} confidential={confidential} stored={() => void refetch()} />
    </Card>
  )
}

function FileLine({ file, changed }: { file: Evidence; changed: () => void }) {
  const { t, lang } = useCampaignWords()
  const [refused, setRefused] = useState<string>()
  const [remove, { loading }] = useMutation(RemoveEvidenceDocument)
  const yes = async () => {
    const { data } = await remove({ variables: { evidence: file.id, version: file.version } })
    if (data?.removeEvidence.__typename === 'EvidenceRemoved') return changed()
    setRefused(data?.removeEvidence.message)
  }
  const kb = formatNumber(Math.max(1, Math.round(file.bytes / 1024)), lang)
  return (
    <li className="grid gap-1">
      <div className="flex items-center gap-3">
        <FileText size={24} strokeWidth={1.8} aria-hidden="true" />
        <a href={file.url} download className="min-w-0 flex-1 break-words">
          {file.fileName}
        </a>
        {file.moves.includes('REMOVE') ? (
          <IconButton
            label={t('evidence.remove', { name: file.fileName })}
            disabled={loading}
            onClick={() => void yes()}
          >
            <Trash2 size={22} strokeWidth={1.8} aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      <span className="flex flex-wrap items-center gap-2">
        <Chip kind={looks[file.state]}>{t(`evidence.${file.state}`)}</Chip>
        <span className="quiet text-hint">
          {t('evidence.size', { kb, day: formatDay(file.uploadedOn) })}
          {file.private ? ` · ${t('evidence.private')}` : null}
        </span>
      </span>
      {file.reason ? <p>{t('campaign.why', { reason: file.reason })}</p> : null}
      {refused ? <Note kind="bad">{refused}</Note> : null}
    </li>
  )
}
