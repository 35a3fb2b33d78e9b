import { isLeafType, getNamedType, type GraphQLField } from 'graphql'
import { useViewer } from '../../shell/viewer.ts'
import { useConsoleWords } from '../use-console-words.ts'
import { rightAgainst, type Policy } from './right-of.ts'

type FieldRowProps = {
  parent: string
  field: GraphQLField<unknown, unknown>
  policy: Policy
  withParent?: boolean
  onOpen: () => void
  onInsert: (parentType: string, field: string) => void
}

/** A field with its arguments and its type; struck through, with the reason, when it is not for this role. */
export function FieldRow({ parent, field, policy, withParent, onOpen, onInsert }: FieldRowProps) {
  const { t } = useConsoleWords()
  const reason = useReason(parent, field.name, policy)
  const name = `${withParent ? `${parent}.` : ''}${field.name}`
  const args = field.args.map((one) => `${one.name}: ${String(one.type)}`).join(', ')
  const type = String(field.type)
  return (
    <li>
      {reason ? (
        <>
          <s>{name}</s> <i className="con-why">{reason}</i>
        </>
      ) : (
        <button
          type="button"
          className="con-field"
          aria-label={t('console.schema.insert', { field: name })}
          title={t('console.schema.insert', { field: name })}
          onClick={() => onInsert(parent, field.name)}
        >
          {name}
        </button>
      )}
      {args ? <small>({args})</small> : null}
      {isLeafType(getNamedType(field.type)) ? (
        <small>{type}</small>
      ) : (
        <button type="button" className="con-type" onClick={onOpen}>
          {type}
        </button>
      )}
      {field.description ? <p className="con-about">{field.description}</p> : null}
    </li>
  )
}

function useReason(parent: string, field: string, policy: Policy): string | null {
  const { t } = useConsoleWords()
  const { roles } = useViewer()
  const say = useRoleNames()
  if (parent !== 'Query') return null
  const against = rightAgainst(policy, field, ['MEMBER', ...roles.map(({ role }) => role)])
  if (!against) return null
  return against.who === 'ANONYMOUS'
    ? t('console.schema.anonymous')
    : t('console.schema.roles', { roles: say(against.roles) })
}

/** Names of roles in a row. */
export function useRoleNames(): (roles: readonly string[]) => string {
  const { has, other } = useConsoleWords()
  return (roles) =>
    roles.map((role) => (has(`role.${role}`) ? other(`role.${role}`) : role)).join(', ')
}
