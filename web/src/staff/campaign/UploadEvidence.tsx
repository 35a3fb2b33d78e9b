import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import {
  EvidenceOfDocument,
  RequestTicketDocument,
  type EvidenceSubjectInput,
} from '../../generated/operations.ts'
import { useApolloClient } from '@apollo/client/react'
import { Field } from '../../ui/staff/Field.tsx'
import { useAct } from './use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'

/** What may be sent; the gateway judges by content. */
const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf']
const LARGEST = 10 * 1024 * 1024

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
        accept={TYPES.join(',')}
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
    if (!TYPES.includes(file.type)) return setWrong(t('upload.type'))
    if (file.size > LARGEST) return setWrong(t('upload.size'))
    const { name, type, size } = file
    const ticket = await act(async () => {
      const variables = { for: of, fileName: name, mediaType: type, bytes: size }
      const { data, error } = await ask({ variables })
      return { result: data?.requestEvidenceTicket, error }
    })
    if (ticket?.__typename !== 'EvidenceTicketIssued') return
    setSending(true)
    const problem = await put(ticket.url, file)
    setSending(false)
    if (problem !== null) return setWrong(problem || t('upload.failed'))
    await client.refetchQueries({ include: [EvidenceOfDocument] })
  }
  return { send, busy: busy || sending, problem: wrong ?? refused?.message }
}

/** Null when the file was taken; else the gateway's sentence, empty when it said none. */
async function put(url: string, file: File): Promise<string | null> {
  try {
    const headers = { 'content-type': file.type, 'accept-language': document.documentElement.lang }
    const response = await fetch(url, { method: 'PUT', body: file, headers })
    if (response.ok) return null
    const { errors }: { errors?: { message: string }[] } = await response.json()
    return errors?.[0]?.message ?? ''
  } catch {
    return ''
  }
}
