import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import {
  InviteToReferralDocument,
  UnitMembersDocument,
  type UnitMembersQuery,
} from '../../generated/operations.ts'
import { Note } from '../../ui/Note.tsx'
import { TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useAct } from '../shell/use-act.ts'
import { AskDialog } from './AskDialog.tsx'
import { useReferralWords } from './use-referral-words.ts'
import { withoutAccents } from './without-accents.ts'

type Member = NonNullable<UnitMembersQuery['unitMembers']>['edges'][number]['node']
type Props = { union: string; onSent: () => void }

const MOST_SHOWN = 8

/**
 * Finding a member and inviting. The whole list of the unit is read and searched on this device, so nobody but the
 * officer knows who was looked for.
 */
export function InvitePanel({ union, onSent }: Props) {
  const { t } = useReferralWords()
  const { found, text, search } = useMembers(union)
  const [picked, setPicked] = useState<Member>()
  const [sent, setSent] = useState(false)
  const shown = found.slice(0, MOST_SHOWN)
  return (
    <Panel title={t('ref.invite')}>
      <div className="pad grid gap-3">
        {sent ? <Note kind="good">{t('ref.sent')}</Note> : null}
        <TextField
          id="invite-search"
          label={t('ref.search')}
          hint={t('ref.searchHint')}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setSent(false)
            search(event.target.value)
          }}
        />
        {text.trim().length > 1 && shown.length === 0 ? (
          <p className="quiet">{t('ref.nobody', { text })}</p>
        ) : null}
      </div>
      <ul className="todo">
        {shown.map((member) => (
          <li key={member.id} className="plain">
            <strong>{member.name.full}</strong>
            <button type="button" className="sbtn" onClick={() => setPicked(member)}>
              {t('ref.pick')}
            </button>
          </li>
        ))}
      </ul>
      <Confirm
        union={union}
        member={picked}
        onClose={() => setPicked(undefined)}
        onSent={() => {
          setPicked(undefined)
          search('')
          setSent(true)
          onSent()
        }}
      />
    </Panel>
  )
}

function useMembers(union: string) {
  const client = useApolloClient()
  const [text, setText] = useState('')
  const [everybody, setEverybody] = useState<readonly Member[]>()
  const pageAfter = async (after: string | null) => {
    const { data } = await client.query({
      query: UnitMembersDocument,
      variables: { union, after },
      fetchPolicy: 'no-cache',
    })
    return data?.unitMembers
  }
  const load = async () => {
    const all: Member[] = []
    let page = await pageAfter(null)
    while (page) {
      all.push(...page.edges.map(({ node }) => node))
      page = page.pageInfo.hasNextPage ? await pageAfter(page.pageInfo.endCursor) : null
    }
    setEverybody(all)
  }
  const search = (typed: string) => {
    setText(typed)
    if (everybody === undefined && typed.trim().length > 1) void load()
  }
  const wanted = withoutAccents(text)
  const found =
    wanted.length > 1
      ? (everybody ?? [])
          .filter(({ name }) => withoutAccents(name.full).includes(wanted))
          .toSorted((a, b) => a.name.given.localeCompare(b.name.given, 'vi'))
      : []
  return { found, text, search }
}

type ConfirmProps = Props & { member: Member | undefined; onClose: () => void }

function Confirm({ union, member, onClose, onSent }: ConfirmProps) {
  const { t } = useReferralWords()
  const client = useApolloClient()
  const acts = useAct()
  const send = async () => {
    if (!member) return
    const done = await acts.act(async () => {
      const { data, error } = await client.mutate({
        mutation: InviteToReferralDocument,
        variables: { union, member: member.id },
      })
      return { result: data?.inviteToReferral, error }
    })
    if (done) onSent()
  }
  return (
    <AskDialog
      title={t('ref.inviteSure', { name: member?.name.full ?? '' })}
      text={t('ref.inviteText')}
      word={t('ref.inviteDo')}
      open={member !== undefined}
      acts={acts}
      onDo={send}
      onClose={() => {
        acts.forget()
        onClose()
      }}
    />
  )
}
