import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { faultOf } from '../../apollo/errors.ts'
import { MoveOwnInitiativeDocument } from '../../generated/later-operations.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/Note.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { Failed } from '../shell/Failed.tsx'
import type { OwnInitiative } from './InitiativePage.tsx'

const words = {
  SUBMIT: {
    button: 'initiative.submit',
    sure: 'initiative.submitSure',
    text: 'initiative.submitText',
  },
  WITHDRAW: {
    button: 'initiative.withdraw',
    sure: 'initiative.withdrawSure',
    text: 'initiative.withdrawText',
  },
} as const

/** Sends or withdraws, after a dialog that says what follows. */
export function MoveButton({ one, move }: { one: OwnInitiative; move: keyof typeof words }) {
  const { t } = useCampaignWords()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind={move === 'SUBMIT' ? 'first' : 'text'} onClick={() => setAsking(true)}>
        {t(words[move].button)}
      </Button>
      {asking ? <MoveDialog one={one} move={move} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

type DialogProps = { one: OwnInitiative; move: keyof typeof words; onClose: () => void }

function MoveDialog({ one, move, onClose }: DialogProps) {
  const { t } = useCampaignWords()
  const [refused, setRefused] = useState<string>()
  const [send, { loading, error }] = useMutation(MoveOwnInitiativeDocument)
  const yes = async () => {
    const { data } = await send({ variables: { initiative: one.id, version: one.version, move } })
    const result = data?.moveInitiative
    if (result?.__typename === 'InitiativeChanged') return onClose()
    setRefused(result?.message)
  }
  const again = (
    <Button kind={move === 'SUBMIT' ? 'second' : 'first'} onClick={onClose}>
      {t('initiative.keep')}
    </Button>
  )
  const go = (
    <Button kind={move === 'SUBMIT' ? 'first' : 'second'} busy={loading} onClick={() => void yes()}>
      {t(words[move].button)}
    </Button>
  )
  return (
    <Dialog
      title={t(words[move].sure, { title: one.title })}
      onClose={onClose}
      actions={
        move === 'SUBMIT' ? (
          <>
            {go}
            {again}
          </>
        ) : (
          <>
            {again}
            {go}
          </>
        )
      }
    >
      <p>{t(words[move].text)}</p>
      {refused ? (
        <Note kind="bad" alert>
          {refused}
        </Note>
      ) : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
    </Dialog>
  )
}
