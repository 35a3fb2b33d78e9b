import '../../style/page-parts.css'
import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { faultOf } from '../../apollo/errors.ts'
import {
  JoinInitiativeDocument,
  MyInitiativesDocument,
  ReadJoinCodeDocument,
  type ReadJoinCodeMutation,
} from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Field } from '../../ui/Field.tsx'
import { Note } from '../../ui/Note.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'

type Offer = Extract<ReadJoinCodeMutation['readJoinCode'], { __typename: 'JoinOffer' }>

/** A co-author types the code, sees what it is and for which share, and only then agrees. */
export function JoinPage() {
  const { t } = useCampaignWords()
  const [code, setCode] = useState('')
  const [offer, setOffer] = useState<Offer>()
  return (
    <MemberPage
      title={t('join.title')}
      back={paths.initiatives()}
      backLabel={t('initiatives.back')}
    >
      <h1>{offer ? t('join.offer') : t('join.title')}</h1>
      {offer ? (
        <Decide code={code} offer={offer} onOffer={setOffer} onNo={() => setOffer(undefined)} />
      ) : (
        <CodeForm code={code} onCode={setCode} onOffer={setOffer} />
      )}
    </MemberPage>
  )
}

type CodeProps = { code: string; onCode: (code: string) => void; onOffer: (offer: Offer) => void }

function CodeForm({ code, onCode, onOffer }: CodeProps) {
  const { t } = useCampaignWords()
  const [problem, setProblem] = useState<string>()
  const [read, { loading, error }] = useMutation(ReadJoinCodeDocument)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() === '') return setProblem(t('form.required'))
    const { data } = await read({ variables: { code: code.trim() } })
    const result = data?.readJoinCode
    if (result?.__typename === 'JoinOffer') return onOffer(result)
    setProblem(result?.message)
  }
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <p>{t('join.text')}</p>
      <Field
        label={t('join.code')}
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={30}
        autoFocus
        value={code}
        problem={problem}
        onChange={(event) => {
          setProblem(undefined)
          onCode(event.target.value)
        }}
      />
      {error ? <Failed fault={faultOf(error)} /> : null}
      <Button type="submit" busy={loading}>
        {t('join.look')}
      </Button>
    </form>
  )
}

type DecideProps = {
  code: string
  offer: Offer
  onOffer: (offer: Offer) => void
  onNo: () => void
}

function Decide({ code, offer, onOffer, onNo }: DecideProps) {
  const { t, nameOf } = useCampaignWords()
  const [, go] = useLocation()
  const [said, setSaid] = useState<string>()
  const [join, { loading, error }] = useMutation(JoinInitiativeDocument, {
    refetchQueries: [MyInitiativesDocument],
  })
  const yes = async () => {
    const { data } = await join({ variables: { code: code.trim(), share: offer.share } })
    const result = data?.joinInitiative
    if (result?.__typename === 'InitiativeChanged')
      return go(paths.initiative(result.initiative.id))
    if (result?.__typename !== 'JoinOffer') return setSaid(result?.message)
    setSaid(t('join.changed'))
    onOffer(result)
  }
  const all = offer.shares.map((share) => `${share}\u00A0%`).join(' / ')
  return (
    <>
      <Card>
        <strong className="text-title">{offer.title}</strong>
        <p className="quiet">
          {t(`initiativeKind.${offer.kind}`)} · {nameOf(offer.union)}
        </p>
        <p>{t('join.share', { share: offer.share, all })}</p>
      </Card>
      {said ? (
        <Note kind="warn" alert>
          {said}
        </Note>
      ) : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
      <Button busy={loading} onClick={() => void yes()}>
        {t('join.agree', { share: offer.share })}
      </Button>
      <Button kind="second" onClick={onNo}>
        {t('join.no')}
      </Button>
    </>
  )
}
