import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import { DocumentListDocument, PublishDocumentDocument } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { TextField } from '../../ui/staff/Field.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { Page } from '../shell/Page.tsx'
import { useViewer } from '../shell/viewer.ts'
import { useDocumentWords, type DocumentWord } from './use-document-words.ts'

type Typed = Record<
  'number' | 'titleVi' | 'titleEn' | 'issuedBy' | 'issuedOn' | 'validFrom' | 'validTo' | 'link',
  string
>

/** Publishes a document for everybody below; what it replaces is marked at once. */
export function PublishDocumentPage() {
  const { t } = useDocumentWords()
  const crumbs = [
    { name: t('nav.documents'), path: staffPaths.documents() },
    { name: t('documents.new.crumb') },
  ]
  return (
    <Page title={t('documents.new')} lead={t('documents.new.lead')} crumbs={crumbs}>
      <PublishForm />
    </Page>
  )
}

const FIELDS = [
  'number',
  'title',
  'issuedBy',
  'issuedOn',
  'validFrom',
  'validTo',
  'link',
  'supersedes',
]

function PublishForm() {
  const { t, both } = useDocumentWords()
  const today = dayOf(domainNow())
  const [form, setForm] = useState<Typed>({
    number: '',
    titleVi: '',
    titleEn: '',
    issuedBy: '',
    issuedOn: today,
    validFrom: today,
    validTo: '',
    link: '',
  })
  const [supersedes, setSupersedes] = useState<string[]>([])
  const { publish, busy, refused } = usePublish()
  const { data } = useQuery(DocumentListDocument, {
    variables: { inForce: true, text: null, after: null },
  })
  const old = data?.documents?.edges.map(({ node }) => node) ?? []
  const wrong = (field: string) => (refused?.field === field ? refused.message : undefined)
  const text = (key: keyof Typed, field: string, type = 'text') => ({
    id: key,
    type,
    label: t(`document.form.${key}` satisfies DocumentWord),
    value: form[key],
    error: wrong(field),
    onChange: (event: { target: { value: string } }) =>
      setForm({ ...form, [key]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void publish(form, supersedes)
  }
  const toggle = (id: string) =>
    setSupersedes(
      supersedes.includes(id) ? supersedes.filter((one) => one !== id) : [...supersedes, id],
    )
  return (
    <form className="form" onSubmit={submit} noValidate>
      <RefusedNote refused={refused} fields={FIELDS} />
      <TextField {...text('number', 'number')} />
      <TextField {...text('titleVi', 'title')} lang="vi" />
      <TextField {...text('titleEn', '')} lang="en" />
      <TextField {...text('issuedBy', 'issuedBy')} />
      <div className="form-two">
        <TextField {...text('issuedOn', 'issuedOn', 'date')} />
        <TextField {...text('validFrom', 'validFrom', 'date')} />
      </div>
      <TextField {...text('validTo', 'validTo', 'date')} hint={t('document.form.validTo.hint')} />
      <TextField {...text('link', 'link', 'url')} />
      {old.length > 0 ? (
        <fieldset className="sfield">
          <legend>{t('document.form.supersedes')}</legend>
          {old.map(({ id, number, title }) => (
            <label key={id} className="option">
              <input
                type="checkbox"
                checked={supersedes.includes(id)}
                onChange={() => toggle(id)}
              />
              <span>
                {number} <span className="quiet small-text">{both(title)}</span>
              </span>
            </label>
          ))}
          {wrong('supersedes') ? <p className="sfield-error">{wrong('supersedes')}</p> : null}
        </fieldset>
      ) : null}
      <p>
        <button type="submit" className="sbtn first" disabled={busy}>
          {busy ? t('move.busy') : t('documents.publish')}
        </button>
      </p>
    </form>
  )
}

function usePublish() {
  const [, go] = useLocation()
  const { acting } = useViewer()
  const { act, busy, refused } = useAct()
  const [send] = useMutation(PublishDocumentDocument, { refetchQueries: [DocumentListDocument] })
  const publish = async (form: Typed, supersedes: string[]) => {
    const { titleVi, titleEn, validTo, link, ...rest } = form
    const input = {
      ...rest,
      title: { vi: titleVi.trim(), en: titleEn.trim() },
      validTo: validTo || null,
      link: link.trim() || null,
      supersedes,
    }
    const answer = await act(async () => {
      const { data, error } = await send({
        variables: { publisher: acting.organization.id, input },
      })
      return { result: data?.publishDocument, error }
    })
    if (answer?.__typename === 'DocumentChanged') go(staffPaths.document(answer.document.id))
  }
  return { publish, busy, refused }
}
