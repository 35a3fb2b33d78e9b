import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql'
import { useViewer, type Viewer } from '../../shell/viewer.ts'
import { useConsoleWords } from '../use-console-words.ts'
import { FieldRow } from './FieldRow.tsx'
import { rightAgainst, type Policy } from './right-of.ts'

type TypeViewProps = {
  type: GraphQLNamedType
  policy: Policy
  onOpen: (type: string) => void
  onInsert: (parentType: string, field: string) => void
}

/** What a type is for and what is in it. */
export function TypeView({ type, policy, onOpen, onInsert }: TypeViewProps) {
  const { roles } = useViewer()
  return (
    <>
      {type.description ? <p className="con-about">{type.description}</p> : null}
      {isObjectType(type) || isInterfaceType(type) ? (
        <ul className="con-tree">
          {fieldsOf(type, policy, roles).map((field) => (
            <FieldRow
              key={field.name}
              parent={type.name}
              field={field}
              policy={policy}
              onOpen={() => onOpen(getNamedType(field.type).name)}
              onInsert={onInsert}
            />
          ))}
        </ul>
      ) : null}
      <OtherParts type={type} onOpen={onOpen} />
    </>
  )
}

/** The fields of a type; those of `Query` that are not for the viewer's roles come last. */
function fieldsOf(
  type: GraphQLObjectType | GraphQLInterfaceType,
  policy: Policy,
  roles: Viewer['roles'],
): GraphQLField<unknown, unknown>[] {
  const fields = Object.values(type.getFields())
  if (type.name !== 'Query') return fields
  const own = ['MEMBER', ...roles.map(({ role }) => role)]
  const isClosed = ({ name }: { name: string }) => rightAgainst(policy, name, own) !== null
  return fields.toSorted((a, b) => Number(isClosed(a)) - Number(isClosed(b)))
}

function OtherParts({ type, onOpen }: Pick<TypeViewProps, 'type' | 'onOpen'>) {
  const { t } = useConsoleWords()
  if (isUnionType(type))
    return (
      <>
        <h3>{t('console.schema.possible')}</h3>
        <ul className="con-tree">
          {type.getTypes().map(({ name }) => (
            <li key={name}>
              <button type="button" className="con-type" onClick={() => onOpen(name)}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      </>
    )
  const rows = isEnumType(type)
    ? type.getValues().map(({ name, description }) => ({ name, is: '', description }))
    : isInputObjectType(type)
      ? Object.values(type.getFields()).map((field) => ({
          name: field.name,
          is: String(field.type),
          description: field.description,
        }))
      : []
  if (rows.length === 0) return null
  return (
    <>
      <h3>{t(isEnumType(type) ? 'console.schema.values' : 'console.schema.fields')}</h3>
      <ul className="con-tree">
        {rows.map(({ name, is, description }) => (
          <li key={name}>
            {name} <small>{is}</small>
            {description ? <p className="con-about">{description}</p> : null}
          </li>
        ))}
      </ul>
    </>
  )
}
