import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import type { FieldsProps } from './InitiativeForm.tsx'
import { sumOf } from './to-input.ts'

const MOST_AUTHORS = 5

/** What each author contributed in percent; together exactly 100 (I-5). */
export function ShareFields({ draft, change, problem }: FieldsProps) {
  const { t } = useCampaignWords()
  const { shares } = draft
  const wrong = problem('shares')
  const set = (at: number, share: string) =>
    change({ shares: shares.map((one, index) => (index === at ? { ...one, share } : one)) })
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-semibold">{t('form.authors')}</legend>
      {shares.map(({ share }, at) => (
        <div key={at} className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <Field
              label={at === 0 ? t('form.me') : t('form.coauthor', { n: at + 1 })}
              name={`share-${at + 1}`}
              inputMode="numeric"
              maxLength={3}
              value={share}
              onChange={(event) => set(at, event.target.value.replaceAll(/\D/g, ''))}
            />
          </div>
          {at === 0 ? null : (
            <IconButton
              label={t('form.removeAuthor', { n: at + 1 })}
              onClick={() => change({ shares: shares.filter((_, index) => index !== at) })}
            >
              <Trash2 size={22} strokeWidth={1.8} aria-hidden="true" />
            </IconButton>
          )}
        </div>
      ))}
      <p
        className={wrong ? 'text-hint font-semibold text-gach' : 'quiet text-hint'}
        role={wrong ? 'alert' : undefined}
      >
        {wrong ?? t('form.sum', { n: sumOf(draft) })}
      </p>
      {shares.length < MOST_AUTHORS ? (
        <Button
          kind="second"
          onClick={() => change({ shares: [...shares, { place: null, share: '' }] })}
        >
          <Plus size={20} strokeWidth={1.8} aria-hidden="true" /> {t('form.addAuthor')}
        </Button>
      ) : null}
    </fieldset>
  )
}
