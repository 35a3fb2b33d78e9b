import { useApolloClient, useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { MEDIA_TYPES, MOST_BYTES, sendEvidence } from '../../device/send-evidence.ts'
import {
  EvidenceOfDocument,
  RequestTicketDocument,
  type EvidenceSubjectInput,
} from '../../generated/operations.ts'
import { Field } from '../../ui/staff/Field.tsx'
import { useAct } from '../shell/use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'

/** A picture or a PDF for this subject: a ticket first, then the file as it is. */
export function UploadEvidence({ of }: { of: EvidenceSubjectInput }) {
  const { t } = useCampaignWords()
  const { send, busy, problem } = useUpload(of)
  const id = `file-${of.id}`
  return (
    <Field id={id} label={t('upload.label')} hint={t('upload.hint')} error={problem}>
      <input
        id={id}
        type="file"
        accept={MEDIA_TYPES.join(',')}
        disabled={busy}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          const field = event.target
          if (file) void send(file).then(() => (field.value = ''))
        }}
      />
      {busy ? <p role="status">{t('upload.busy')}</p> : null}
    </Field>
  )
}

function useUpload(of: EvidenceSubjectInput) {
  const { t } = useCampaignWords()
  const client = useApolloClient()
  const { act, busy, refused } = useAct()
  const [ask] = useMutation(RequestTicketDocument)
  const [wrong, setWrong] = useState<string>()
  const [sending, setSending] = useState(false)
  const send = async (file: File) => {
    setWrong(undefined)
    if (!MEDIA_TYPES.some((type) => type === file.type)) return setWrong(t('upload.type'))
    if (file.size > MOST_BYTES) return setWrong(t('upload.size'))
    const { name, type, size } = file
    const ticket = await act(async () => {
      const variables = { for: of, fileName: name, mediaType: type, bytes: size }
      const { data, error } = await ask({ variables })
      return { result: data?.requestEvidenceTicket, error }
    })
    if (ticket?.__typename !== 'EvidenceTicketIssued') return
    setSending(true)
    const sent = await sendEvidence(ticket.url, file)
    setSending(false)
    if (sent.kind !== 'stored')
      return setWrong((sent.kind === 'refused' && sent.message) || t('upload.failed'))
    await client.refetchQueries({ include: [EvidenceOfDocument] })
  }
  return { send, busy: busy || sending, problem: wrong ?? refused?.message }
}
