import { useMutation } from '@apollo/client/react'
import { Paperclip } from 'lucide-react'
import { useState } from 'react'
import { MEDIA_TYPES, MOST_BYTES, sendEvidence } from '../../device/send-evidence.ts'
import { formatNumber } from '../../format/number.ts'
import {
  RequestEvidenceTicketDocument,
  type EvidenceSubjectInput,
} from '../../generated/later-operations.ts'
import { Note } from '../../ui/Note.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'

type Props = { of: EvidenceSubjectInput; confidential: boolean; stored: () => void }

/** Chooses a file, asks for its ticket and sends it with a bar that shows how far it is. */
export function AddEvidence({ of, confidential, stored }: Props) {
  const { t } = useCampaignWords()
  const { send, sending, problem } = useSend({ of, confidential, stored })
  return (
    <div className="grid gap-2">
      {sending ? (
        <div className="grid gap-1" role="status">
          <p>{t('evidence.sending', { name: sending.name, n: sending.percent })}</p>
          <progress className="w-full" max={100} value={sending.percent} />
        </div>
      ) : (
        <label className="btn second cursor-pointer focus-within:outline-3">
          <Paperclip size={20} strokeWidth={1.8} aria-hidden="true" /> {t('evidence.add')}
          <input
            type="file"
            className="sr-only"
            accept={MEDIA_TYPES.join(',')}
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file) void send(file)
            }}
          />
        </label>
      )}
      <p className="quiet text-hint">{t('evidence.hint')}</p>
      {problem ? (
        <Note kind="bad" alert>
          {problem}
        </Note>
      ) : null}
    </div>
  )
}

function useSend({ of, confidential, stored }: Props) {
  const { t, lang } = useCampaignWords()
  const [sending, setSending] = useState<{ name: string; percent: number }>()
  const [problem, setProblem] = useState<string>()
  const [ask] = useMutation(RequestEvidenceTicketDocument)
  const wrongWith = (file: File) => {
    if (!MEDIA_TYPES.some((type) => type === file.type)) return t('evidence.wrongType')
    if (file.size <= MOST_BYTES) return undefined
    return t('evidence.tooLarge', { size: formatNumber(file.size / 1_048_576, lang, 1) })
  }
  const put = async (file: File): Promise<string | undefined> => {
    const { data, error } = await ask({
      variables: {
        for: of,
        fileName: file.name,
        mediaType: file.type,
        bytes: file.size,
        private: confidential,
      },
    })
    const ticket = data?.requestEvidenceTicket
    if (!ticket) return error ? t('evidence.lost') : undefined
    if (ticket.__typename !== 'EvidenceTicketIssued') return ticket.message
    const { name } = file
    const sent = await sendEvidence(ticket.url, file, (percent) => setSending({ name, percent }))
    if (sent.kind === 'stored') return undefined
    return sent.kind === 'lost' ? t('evidence.lost') : (sent.message ?? t('evidence.refused'))
  }
  const send = async (file: File) => {
    const wrong = wrongWith(file)
    setProblem(wrong)
    if (wrong) return
    setSending({ name: file.name, percent: 0 })
    const failed = await put(file)
    setSending(undefined)
    setProblem(failed)
    if (!failed) stored()
  }
  return { send, sending, problem }
}
