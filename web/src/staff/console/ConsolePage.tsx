import { useState } from 'react'
import { readyQuestions } from './questions/questions.ts'
import { Wait } from '../../ui/Wait.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { Page } from '../shell/Page.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { useViewer } from '../shell/viewer.ts'
import { ConsoleDesk } from './ConsoleDesk.tsx'
import { useGraph } from './schema/use-graph.ts'
import { useConsoleWords } from './use-console-words.ts'
import { useDraft } from './use-draft.ts'
import { useSaved } from './saved/use-saved.ts'

/** The analysts' console: saved questions and the graph, an editor, and the answer as table, chart or JSON (web.md 4.5). */
export function ConsolePage() {
  const { acting } = useViewer()
  return acting.role === 'ANALYST' ? <Console /> : <NotFoundPage />
}

function Console() {
  const { t, both } = useConsoleWords()
  const [open, setOpen] = useSearchValue('q')
  const graph = useGraph()
  const saving = useSaved()
  const drafting = useDraft(open, saving.saved)
  const desk = useDeskKey(open)
  const ready = readyQuestions.find(({ id }) => id === open)
  const query = saving.saved?.find(({ id }) => id === open)
  const title = query?.title ?? (ready ? both(ready.title) : t('console.saved.untitled'))
  if (!drafting.isKnown && saving.saved === null && !saving.failed)
    return (
      <Page title={t('nav.console')} crumbs={[{ name: t('nav.console') }]}>
        <Wait slow={t('app.slow')} />
      </Page>
    )
  return (
    <ConsoleDesk
      key={desk.key}
      open={open}
      title={title}
      query={query}
      graph={graph}
      saving={saving}
      drafting={drafting}
      onOpen={setOpen}
      onKept={(id) => {
        desk.keep(id)
        setOpen(id)
      }}
      onNew={() => {
        drafting.forget('')
        setOpen('')
        desk.renew()
      }}
    />
  )
}

/** Another question is another desk; one that was just saved stays where it is, with its answer. */
function useDeskKey(open: string) {
  const [turn, setTurn] = useState(0)
  const [kept, setKept] = useState<{ open: string; key: string } | null>(null)
  const key = kept?.open === open ? kept.key : `${open} ${turn}`
  return {
    key,
    keep: (id: string) => setKept({ open: id, key }),
    renew: () => setTurn(turn + 1),
  }
}
