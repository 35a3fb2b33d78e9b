import { useId, useState } from 'react'
import {
  SimilarInitiativesDocument,
  type SimilarInitiativesQuery,
} from '../../generated/later-operations.ts'
import { Field } from '../../ui/Field.tsx'
import { Note } from '../../ui/Note.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { client } from '../client.ts'
import type { FieldsProps } from './InitiativeForm.tsx'
import { kinds } from './to-input.ts'

type Similar = NonNullable<SimilarInitiativesQuery['similarInitiatives']>

/** Title with near-duplicates of the unit, kind, and how it works. */
export function TextFields({ draft, change, problem }: FieldsProps) {
  const { t } = useCampaignWords()
  const id = useId()
  const [similar, setSimilar] = useState<Similar>([])
  const look = async () => {
    const variables = { title: draft.title.trim() }
    if (variables.title === '') return setSimilar([])
    const { data } = await client.query({ query: SimilarInitiativesDocument, variables })
    setSimilar(data?.similarInitiatives ?? [])
  }
  return (
    <>
      <Field
        label={t('form.title')}
        hint={t('form.titleHint')}
        name="title"
        maxLength={200}
        value={draft.title}
        problem={problem('title')}
        onChange={(event) => change({ title: event.target.value })}
        onBlur={() => void look()}
      />
      {similar.length > 0 ? (
        <Note kind="warn">
          <p>{t('initiative.similarText')}</p>
          <ul className="list-disc pl-5">
            {similar.map(({ percent, initiative }, at) => (
              <li key={initiative?.id ?? at}>
                {initiative?.title ?? t('initiative.hidden')} (
                {t('initiative.percent', { n: percent })})
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
      <label className="grid gap-2">
        <span className="font-semibold">{t('form.kind')}</span>
        <select
          className="field"
          name="kind"
          value={draft.kind}
          onChange={(event) => change({ kind: event.target.value })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`initiativeKind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="grid gap-2">
        <label htmlFor={id} className="font-semibold">
          {t('form.solution')}
        </label>
        <textarea
          id={id}
          className="field h-auto! min-h-36 py-3!"
          name="solution"
          rows={5}
          maxLength={4000}
          aria-describedby={`${id}-about`}
          value={draft.solution}
          onChange={(event) => change({ solution: event.target.value })}
        />
        <p
          id={`${id}-about`}
          className={problem('solution') ? 'text-hint font-semibold text-gach' : 'quiet text-hint'}
        >
          {problem('solution') ?? t('form.solutionHint')}
        </p>
      </div>
    </>
  )
}
