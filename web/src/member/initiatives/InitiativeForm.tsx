import { useState, type FormEvent } from 'react'
import { faultOf } from '../../apollo/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { useOwner } from '../session/session.ts'
import { Failed } from '../shell/Failed.tsx'
import { forgetDraft, keepDraft, type InitiativeDraft } from './kept-draft.ts'
import { MoreFields } from './MoreFields.tsx'
import { ShareFields } from './ShareFields.tsx'
import { TextFields } from './TextFields.tsx'
import { sumOf } from './to-input.ts'
import { useSaveInitiative, type Stored } from './use-save-initiative.ts'

/** What one group of fields gets: the draft, a change of it, and what was refused at which field. */
export type FieldsProps = {
  draft: InitiativeDraft
  change: (part: Partial<InitiativeDraft>) => void
  problem: (field: string) => string | undefined
}

type Props = {
  stored: Stored | null
  first: InitiativeDraft
  /** What the form shows when the kept text is thrown away. */
  blank: InitiativeDraft
  restored: boolean
}

/** The form of an initiative. Every keystroke is kept on the device until the server has it; a refusal stands at its field. */
export function InitiativeForm({ stored, first, blank, restored }: Props) {
  const { t } = useCampaignWords()
  const owner = useOwner()
  const [draft, setDraft] = useState(first)
  const [old, setOld] = useState(restored)
  const [own, setOwn] = useState<{ field: string; text: string }>()
  const { save, busy, refused, error } = useSaveInitiative(stored)
  const id = stored?.id ?? 'new'
  const change = (part: Partial<InitiativeDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setOwn(undefined)
    if (owner !== null) keepDraft(owner, id, next)
  }
  const forget = () => {
    if (owner !== null) forgetDraft(owner, id)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const sum = sumOf(draft)
    if (draft.title.trim() === '') return setOwn({ field: 'title', text: t('form.required') })
    if (sum !== 100) return setOwn({ field: 'shares', text: t('form.sumWrong', { n: sum }) })
    void save(draft, forget)
  }
  const problem = (field: string) =>
    own?.field === field
      ? own.text
      : refused?.field.split('.').includes(field)
        ? refused.text
        : undefined
  const fields = { draft, change, problem }
  const unplaced = refused && !problemShown(refused.field) ? refused.text : null
  return (
    <form className="grid gap-5" onSubmit={submit} noValidate>
      {old ? (
        <Note>
          <p>{t('form.restored')}</p>
          <Button
            kind="text"
            onClick={() => {
              forget()
              setDraft(blank)
              setOld(false)
            }}
          >
            {t('form.discard')}
          </Button>
        </Note>
      ) : null}
      <TextFields {...fields} />
      <ShareFields {...fields} />
      <MoreFields {...fields} />
      {unplaced ? (
        <Note kind="bad" alert>
          {unplaced}
        </Note>
      ) : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
      <Button type="submit" busy={busy}>
        {t('form.save')}
      </Button>
      <p className="quiet text-hint">{t('form.kept')}</p>
    </form>
  )
}

const shown = ['title', 'appliedFrom', 'shares', 'benefitVnd', 'declarations', 'solution', 'spread']

function problemShown(field: string): boolean {
  return field.split('.').some((part) => shown.includes(part))
}
