import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import {
  AgreeToModelDocument,
  ModelDetailDocument,
  ModelListDocument,
  MoveModelDocument,
  type ModelMove,
  type ModelMoveInput,
} from '../../generated/operations.ts'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import type { Acting } from '../shell/use-act.ts'
import { DecideForm, type DecideField } from '../initiative/DecideForm.tsx'
import { useInitiativeWords } from '../initiative/use-initiative-words.ts'
import type { DetailedModel } from './ModelPage.tsx'

const asks: Record<ModelMove, { fields: readonly DecideField[]; danger?: true }> = {
  START: { fields: [] },
  SUBMIT: { fields: [] },
  RECOGNIZE: { fields: ['decisionNo', 'decisionOn'] },
  NOT_RECOGNIZE: { fields: ['reason'] },
  WITHDRAW: { fields: ['reason'], danger: true },
  REVOKE: { fields: ['reason'], danger: true },
}

/** The moves of a model this person may make, each with what it does. */
export function ModelMoves({ model, acts }: { model: DetailedModel; acts: Acting }) {
  const { t } = useInitiativeWords()
  const [asked, setAsked] = useState<ModelMove | null>(null)
  const options = { refetchQueries: [ModelDetailDocument, ModelListDocument] }
  const [send] = useMutation(MoveModelDocument, options)
  const [agree] = useMutation(AgreeToModelDocument, options)
  const target = { model: model.id, version: model.version }
  const move = async (one: ModelMove, input: ModelMoveInput) => {
    const done = await acts.act(async () => {
      const { data, error } = await send({ variables: { ...target, move: one, input } })
      return { result: data?.moveModel, error }
    })
    if (done) setAsked(null)
  }
  const agreeNow = async () =>
    await acts.act(async () => {
      const { data, error } = await agree({ variables: target })
      return { result: data?.agreeToModel, error }
    })
  return (
    <>
      {model.mayAgree ? (
        <button
          type="button"
          className="sbtn first"
          disabled={acts.busy}
          onClick={() => void agreeNow()}
        >
          {t('model.agree')}
        </button>
      ) : null}
      {model.moves
        .toSorted((a, b) => rank(a) - rank(b))
        .map((one) => (
          <button
            key={one}
            type="button"
            className={
              asks[one].danger ? 'sbtn danger' : one === 'NOT_RECOGNIZE' ? 'sbtn' : 'sbtn first'
            }
            disabled={acts.busy}
            onClick={() => {
              acts.forget()
              setAsked(one)
            }}
          >
            {t(`mmove.${one}`)}
          </button>
        ))}
      <Dialog
        title={asked ? t('ask.title', { move: t(`mmove.${asked}`), title: model.name }) : ''}
        open={asked !== null}
        onClose={() => setAsked(null)}
      >
        {asked ? (
          <div className="sdialog-body">
            <p>{t(`mmove.${asked}.what`)}</p>
            <DecideForm
              fields={asks[asked].fields}
              danger={asks[asked].danger ?? false}
              word={t(`mmove.${asked}`)}
              acts={acts}
              onSend={async ({ reason, decisionNo, decisionOn }) =>
                await move(asked, {
                  ...(reason ? { reason } : {}),
                  ...(decisionNo ? { decisionNo } : {}),
                  ...(decisionOn ? { decisionOn } : {}),
                })
              }
              onClose={() => setAsked(null)}
            />
          </div>
        ) : null}
      </Dialog>
    </>
  )
}

/** Danger first, so that the main button stands at the end of the line. */
function rank(move: ModelMove): number {
  return asks[move].danger ? 0 : 1
}
