import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import {
  DecideInitiativeDocument,
  InitiativeDetailDocument,
  UnitInitiativesDocument,
  type InitiativeMove,
  type InitiativeMoveInput,
} from '../../generated/operations.ts'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import type { Acting } from '../shell/use-act.ts'
import { DecideForm, type DecideField } from './DecideForm.tsx'
import type { DetailedInitiative } from './InitiativePage.tsx'
import { useInitiativeWords } from './use-initiative-words.ts'

type OfficersMove = Exclude<InitiativeMove, 'SUBMIT' | 'WITHDRAW'>

/** What a decision asks besides the press: fields, and whether it takes something away. */
const decisions: Record<OfficersMove, { fields: readonly DecideField[]; danger?: true }> = {
  CONFIRM: { fields: [] },
  RECOGNIZE: { fields: ['decisionNo', 'decisionOn'] },
  NOT_RECOGNIZE: { fields: ['decisionNo', 'decisionOn', 'reason'] },
  SEND: { fields: ['programme'] },
  COUNT: { fields: [] },
  RETURN: { fields: ['reason'] },
  REPLICATE: { fields: ['replicatedBy'] },
  REVOKE: { fields: ['reason'], danger: true },
}

type InitiativeMovesProps = { initiative: DetailedInitiative; acts: Acting }

/** The decisions this person may make; what the authors do stands on their own pages. */
export function InitiativeMoves({ initiative, acts }: InitiativeMovesProps) {
  const { t } = useInitiativeWords()
  const [asked, setAsked] = useState<OfficersMove | null>(null)
  const decide = useDecide(initiative, acts)
  const moves = initiative.moves.filter(isOfficers)
  const press = (move: OfficersMove) => {
    acts.forget()
    setAsked(move)
  }
  const close = () => setAsked(null)
  return (
    <>
      {moves.map((move) => (
        <button
          key={move}
          type="button"
          className={decisions[move].danger ? 'sbtn danger' : lookOf(move)}
          disabled={acts.busy}
          onClick={() => press(move)}
        >
          {t(`imove.${move}`)}
        </button>
      ))}
      <Dialog
        title={
          asked ? t('ask.title', { move: t(`imove.${asked}.do`), title: initiative.title }) : ''
        }
        open={asked !== null}
        onClose={close}
      >
        {asked ? (
          <div className="sdialog-body">
            <p>{t(`imove.${asked}.what`)}</p>
            <DecideForm
              fields={decisions[asked].fields}
              needsProgramme={initiative.programme === null}
              danger={decisions[asked].danger ?? false}
              word={t(`imove.${asked}.do`)}
              acts={acts}
              onSend={async (input) => {
                if (await decide(asked, input)) close()
              }}
              onClose={close}
            />
          </div>
        ) : null}
      </Dialog>
    </>
  )
}

function isOfficers(move: InitiativeMove): move is OfficersMove {
  return move in decisions
}

function lookOf(move: OfficersMove): string {
  return move === 'RETURN' || move === 'NOT_RECOGNIZE' || move === 'REPLICATE'
    ? 'sbtn'
    : 'sbtn first'
}

function useDecide({ id, version }: DetailedInitiative, { act }: Acting) {
  const [send] = useMutation(DecideInitiativeDocument, {
    refetchQueries: [InitiativeDetailDocument, UnitInitiativesDocument],
  })
  return async (move: OfficersMove, input: InitiativeMoveInput): Promise<boolean> => {
    const done = await act(async () => {
      const { data, error } = await send({ variables: { initiative: id, version, move, input } })
      return { result: data?.moveInitiative, error }
    })
    return done !== null
  }
}
