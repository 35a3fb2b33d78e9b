import { useQuery } from '@apollo/client/react'
import { Plus } from 'lucide-react'
import { Link } from 'wouter'
import { formatDay } from '../../format/date.ts'
import {
  DocumentListDocument,
  type DocumentListQuery,
  type DocumentStatus,
} from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { Field, TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { useViewer, verifies } from '../shell/viewer.ts'
import { useDocumentWords } from './use-document-words.ts'

type Documents = NonNullable<DocumentListQuery['documents']>
type Line = Documents['edges'][number]['node']

const kinds: Record<DocumentStatus, ChipKind> = {
  COMING: 'cham',
  IN_FORCE: 'met',
  EXPIRED: '',
  SUPERSEDED: 'late',
}

/** Whether a document is valid, as a word with its colour. */
export function StatusChip({ status }: { status: DocumentStatus }) {
  const { t } = useDocumentWords()
  return <Chip kind={kinds[status]}>{t(`dstatus.${status}`)}</Chip>
}

/** Official documents with number, day, issuer and validity (CAM-10). Nobody's reading is recorded. */
export function DocumentsPage() {
  const { t } = useDocumentWords()
  const [which] = useSearchValue('which')
  const [text] = useSearchValue('text')
  const { data, previousData, error, refetch } = useQuery(DocumentListDocument, {
    variables: { inForce: which !== 'all', text: text || null, after: null },
  })
  const page = { title: t('nav.documents'), crumbs: [{ name: t('nav.documents') }] }
  const shown = data ?? previousData
  return (
    <Loaded found={shown?.documents} error={error} refetch={refetch} {...page}>
      {(documents) => <DocumentsSheet documents={documents} />}
    </Loaded>
  )
}

function DocumentsSheet({ documents }: { documents: Documents }) {
  const { t } = useDocumentWords()
  const { acting } = useViewer()
  const { edges, totalCount } = documents
  return (
    <Page
      title={t('documents.count', { count: totalCount })}
      tab={t('nav.documents')}
      lead={t('documents.lead')}
      crumbs={[{ name: t('nav.documents') }]}
      acts={
        verifies(acting.role) ? (
          <Link className="sbtn first" href={staffPaths.documentNew()}>
            <Plus size={16} strokeWidth={1.8} aria-hidden="true" />
            {t('documents.new')}
          </Link>
        ) : null
      }
    >
      <Panel title={t('nav.documents')}>
        <Filters />
        {edges.length === 0 ? <p className="pad quiet">{t('documents.empty')}</p> : null}
        <ul className="todo">
          {edges.map(({ node }) => (
            <DocumentRow key={node.id} document={node} />
          ))}
        </ul>
        {totalCount > edges.length ? <p className="pad quiet">{t('documents.more')}</p> : null}
      </Panel>
    </Page>
  )
}

function Filters() {
  const { t } = useDocumentWords()
  const [which, setWhich] = useSearchValue('which')
  const [text, setText] = useSearchValue('text')
  return (
    <div className="pad filters">
      <Field id="which" label={t('documents.which')}>
        <select id="which" value={which} onChange={(event) => setWhich(event.target.value)}>
          <option value="">{t('documents.inForce')}</option>
          <option value="all">{t('filter.all')}</option>
        </select>
      </Field>
      <TextField
        id="text"
        type="search"
        label={t('documents.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}

function DocumentRow({ document }: { document: Line }) {
  const { t, both } = useDocumentWords()
  const path = staffPaths.document(document.id)
  return (
    <li>
      <StatusChip status={document.status} />
      <div className="grow">
        <strong>
          <Link href={path}>{both(document.title)}</Link>
        </strong>
        <p className="quiet small-text">
          {document.number} · {document.issuedBy} · {formatDay(document.issuedOn)}
          {document.supersededBy
            ? ` · ${t('document.supersededBy', { number: document.supersededBy.number })}`
            : ''}
        </p>
      </div>
      <Link className="sbtn" href={path}>
        {t('desk.open')}
      </Link>
    </li>
  )
}
