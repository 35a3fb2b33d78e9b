import { getNamedType, type GraphQLSchema } from 'graphql'
import { useState } from 'react'
import { useConsoleWords } from '../use-console-words.ts'
import { FieldRow } from './FieldRow.tsx'
import type { Policy } from './right-of.ts'
import { searchSchema } from './search-schema.ts'
import { TypeView } from './TypeView.tsx'

export type SchemaPanelProps = {
  schema: GraphQLSchema
  policy: Policy
  /** The way from `Query` to the type that is shown. */
  path: readonly string[]
  onPath: (path: readonly string[]) => void
  onInsert: (parentType: string, field: string) => void
}

const MOST_FOUND = 40

/** The graph to read: from `Query` into types, or by search; a click puts a field into the question. */
export function SchemaPanel({ schema, policy, path, onPath, onInsert }: SchemaPanelProps) {
  const { t } = useConsoleWords()
  const [text, setText] = useState('')
  const type = schema.getType(path.at(-1) ?? 'Query')
  const open = (name: string) => {
    setText('')
    onPath([...path.slice(0, path.includes(name) ? path.indexOf(name) : path.length), name])
  }
  return (
    <div className="con-schema">
      <input
        type="search"
        className="con-search"
        aria-label={t('console.schema.search')}
        placeholder={t('console.schema.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() ? (
        <Found
          schema={schema}
          policy={policy}
          text={text.trim()}
          onOpen={open}
          onInsert={onInsert}
        />
      ) : (
        <>
          <nav aria-label={t('console.schema.path')}>
            <ol className="con-crumbs">
              {path.map((name, at) => (
                <li key={name}>
                  <button
                    type="button"
                    aria-current={at === path.length - 1 ? 'true' : undefined}
                    onClick={() => onPath(path.slice(0, at + 1))}
                  >
                    {name}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
          {type ? <TypeView type={type} policy={policy} onOpen={open} onInsert={onInsert} /> : null}
        </>
      )}
    </div>
  )
}

type FoundProps = Omit<SchemaPanelProps, 'path' | 'onPath'> & {
  text: string
  onOpen: (type: string) => void
}

function Found({ schema, policy, text, onOpen, onInsert }: FoundProps) {
  const { t } = useConsoleWords()
  const found = searchSchema(schema, text)
  if (found.length === 0)
    return <p className="quiet small-text">{t('console.schema.none', { text })}</p>
  const rest = found.length - MOST_FOUND
  return (
    <>
      <ul className="con-tree">
        {found.slice(0, MOST_FOUND).map(({ type, field }) =>
          field ? (
            <FieldRow
              key={`${type.name}.${field.name}`}
              parent={type.name}
              field={field}
              policy={policy}
              withParent
              onOpen={() => onOpen(getNamedType(field.type).name)}
              onInsert={onInsert}
            />
          ) : (
            <li key={type.name}>
              <button type="button" className="con-type" onClick={() => onOpen(type.name)}>
                {type.name}
              </button>
            </li>
          ),
        )}
      </ul>
      {rest > 0 ? (
        <p className="quiet small-text">{t('console.schema.more', { count: rest })}</p>
      ) : null}
    </>
  )
}
