import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { ProposeRecognitionDocument, RecognitionsDocument } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Field, TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { useViewer } from '../shell/viewer.ts'
import type { DetailedInitiative } from './InitiativePage.tsx'
import { useInitiativeWords } from './use-initiative-words.ts'

/** The organiser proposes an author of a counted initiative; a name is shown only with that person's consent (CAM-6). */
export function ProposePanel({ initiative }: { initiative: DetailedInitiative }) {
  const { t } = useInitiativeWords()
  const { acting } = useViewer()
  const counted = initiative.state === 'COUNTED' || initiative.state === 'REPLICATED'
  if (!counted || acting.role !== 'CAMPAIGN_ORGANISER') return null
  return (
    <Panel title={t('propose.title')}>
      <div className="pad stack-gap">
        <p className="quiet">{t('propose.lead')}</p>
        <ProposeForm initiative={initiative} />
      </div>
    </Panel>
  )
}

function ProposeForm({ initiative }: { initiative: DetailedInitiative }) {
  const { t } = useInitiativeWords()
  const [title, setTitle] = useState({ vi: '', en: '' })
  const [place, setPlace] = useState(1)
  const { propose, busy, refused, done } = usePropose(initiative.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void propose(place, { vi: title.vi.trim(), en: title.en.trim() })
  }
  if (done)
    return (
      <p role="status">
        {t('propose.done')} <Link href={staffPaths.recognitions()}>{t('propose.see')}</Link>
      </p>
    )
  const places = initiative.authors?.map((author) => author.place) ?? [1]
  return (
    <form className="stack-gap" onSubmit={submit} noValidate>
      <TextField
        id="award-vi"
        lang="vi"
        label={t('propose.titleVi')}
        error={refused?.field === 'title' ? refused.message : undefined}
        value={title.vi}
        onChange={(event) => setTitle({ ...title, vi: event.target.value })}
      />
      <TextField
        id="award-en"
        lang="en"
        label={t('propose.titleEn')}
        value={title.en}
        onChange={(event) => setTitle({ ...title, en: event.target.value })}
      />
      {places.length > 1 ? (
        <Field id="award-place" label={t('propose.author')}>
          <select
            id="award-place"
            value={place}
            onChange={(event) => setPlace(Number(event.target.value))}
          >
            {places.map((one) => (
              <option key={one} value={one}>
                {t('propose.place', { place: one })}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
      <RefusedNote refused={refused} fields={['title']} />
      <p>
        <button type="submit" className="sbtn first" disabled={busy}>
          {busy ? t('move.busy') : t('propose.do')}
        </button>
      </p>
    </form>
  )
}

function usePropose(initiative: string) {
  const { act, busy, refused } = useAct()
  const [done, setDone] = useState(false)
  const [send] = useMutation(ProposeRecognitionDocument, { refetchQueries: [RecognitionsDocument] })
  const propose = async (place: number, title: { vi: string; en: string }) => {
    const input = { subject: 'AUTHOR' as const, title, initiative, place }
    const answer = await act(async () => {
      const { data, error } = await send({ variables: { input } })
      return { result: data?.proposeRecognition, error }
    })
    setDone(answer !== null)
  }
  return { propose, busy, refused, done }
}
