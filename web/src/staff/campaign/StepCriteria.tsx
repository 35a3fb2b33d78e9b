import { Plus, Trash2 } from 'lucide-react'
import type { CriterionKind } from '../../generated/operations.ts'
import { Field, TextField } from '../../ui/staff/Field.tsx'
import { nextCode, type CriterionLine, type GoalLine } from './campaign-form.ts'
import type { StepProps } from './LaunchForm.tsx'
import { TextArea } from './TextArea.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

const kinds: readonly CriterionKind[] = ['TEXT', 'AT_LEAST', 'AT_MOST']

/** Step 4: what has to be met, and the own numbers of this level. */
export function StepCriteria({ source, form, change, wrong }: StepProps) {
  const { t } = useCampaignWords()
  const criteria = (lines: CriterionLine[]) => change({ criteria: lines })
  const goals = (lines: GoalLine[]) => change({ goals: lines })
  const empty = { vi: '', en: '', value: '' }
  const fresh = { ...empty, code: nextCode(form.criteria), kind: 'TEXT' as const, fixed: false }
  return (
    <>
      <h2>{t('form.criteria')}</h2>
      {source.limits ? <p className="quiet">{t('form.criteria.fixed')}</p> : null}
      <Wrong message={wrong('criteria')} />
      {form.criteria.map((line, index) => (
        <CriterionFields
          key={line.code}
          line={line}
          n={index + 1}
          least={source.limits?.criteria.find(({ code }) => code === line.code)?.value ?? null}
          onLine={(next) => criteria(replaced(form.criteria, index, next))}
          onRemove={() => criteria(form.criteria.filter((_, at) => at !== index))}
        />
      ))}
      <AddButton word={t('form.criteria.add')} onAdd={() => criteria([...form.criteria, fresh])} />
      <h2>{t('form.goals')}</h2>
      <p className="quiet">{t('form.goals.hint')}</p>
      <Wrong message={wrong('goals')} />
      {form.goals.map((line, index) => (
        <GoalFields
          key={index}
          line={line}
          n={index + 1}
          onLine={(next) => goals(replaced(form.goals, index, next))}
          onRemove={() => goals(form.goals.filter((_, at) => at !== index))}
        />
      ))}
      <AddButton word={t('form.goals.add')} onAdd={() => goals([...form.goals, empty])} />
    </>
  )
}

function replaced<Line>(lines: readonly Line[], index: number, line: Line): Line[] {
  return lines.map((old, at) => (at === index ? line : old))
}

function Wrong({ message }: { message: string | undefined }) {
  return message ? (
    <p className="sfield-error" role="alert">
      {message}
    </p>
  ) : null
}

function AddButton({ word, onAdd }: { word: string; onAdd: () => void }) {
  return (
    <p>
      <button type="button" className="sbtn" onClick={onAdd}>
        <Plus size={16} strokeWidth={1.8} aria-hidden="true" />
        {word}
      </button>
    </p>
  )
}

type LineProps<Line> = {
  line: Line
  n: number
  onLine: (line: Line) => void
  onRemove: () => void
}

function CriterionFields({
  line,
  n,
  least,
  onLine,
  onRemove,
}: LineProps<CriterionLine> & { least: number | null }) {
  const { t } = useCampaignWords()
  const id = `criterion-${n}`
  const limit =
    line.kind === 'AT_LEAST'
      ? t('hint.least', { value: String(least) })
      : t('hint.most', { value: String(least) })
  return (
    <fieldset className="line-box">
      <legend>{t('form.criterion', { n })}</legend>
      <TextArea
        id={`${id}-vi`}
        lang="vi"
        rows={2}
        label={t('form.inVi')}
        value={line.vi}
        readOnly={line.fixed}
        onText={(vi) => onLine({ ...line, vi })}
      />
      <TextArea
        id={`${id}-en`}
        lang="en"
        rows={2}
        label={t('form.inEn')}
        value={line.en}
        readOnly={line.fixed}
        onText={(en) => onLine({ ...line, en })}
      />
      <div className="form-two">
        <Field id={`${id}-kind`} label={t('form.criterion.kind')}>
          <select
            id={`${id}-kind`}
            value={line.kind}
            disabled={line.fixed}
            onChange={(event) =>
              onLine({ ...line, kind: kinds.find((one) => one === event.target.value) ?? 'TEXT' })
            }
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`criterion.${kind}`)}
              </option>
            ))}
          </select>
        </Field>
        {line.kind === 'TEXT' ? null : (
          <TextField
            id={`${id}-value`}
            inputMode="numeric"
            label={t('form.value')}
            hint={line.fixed && least !== null ? limit : undefined}
            value={line.value}
            onChange={(event) => onLine({ ...line, value: event.target.value })}
          />
        )}
      </div>
      {line.fixed ? null : (
        <RemoveButton word={t('form.criterion.remove', { n })} onRemove={onRemove} />
      )}
    </fieldset>
  )
}

function GoalFields({ line, n, onLine, onRemove }: LineProps<GoalLine>) {
  const { t } = useCampaignWords()
  const id = `goal-${n}`
  return (
    <fieldset className="line-box">
      <legend>{t('form.goal', { n })}</legend>
      <TextField
        id={`${id}-vi`}
        lang="vi"
        label={t('form.inVi')}
        value={line.vi}
        onChange={(event) => onLine({ ...line, vi: event.target.value })}
      />
      <TextField
        id={`${id}-en`}
        lang="en"
        label={t('form.inEn')}
        value={line.en}
        onChange={(event) => onLine({ ...line, en: event.target.value })}
      />
      <TextField
        id={`${id}-value`}
        inputMode="numeric"
        label={t('form.value')}
        value={line.value}
        onChange={(event) => onLine({ ...line, value: event.target.value })}
      />
      <RemoveButton word={t('form.goal.remove', { n })} onRemove={onRemove} />
    </fieldset>
  )
}

function RemoveButton({ word, onRemove }: { word: string; onRemove: () => void }) {
  return (
    <p>
      <button type="button" className="sbtn" onClick={onRemove}>
        <Trash2 size={16} strokeWidth={1.8} aria-hidden="true" />
        {word}
      </button>
    </p>
  )
}
