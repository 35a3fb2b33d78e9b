import { I18nProvider } from '@lingui/react'
import { ApolloProvider } from '@apollo/client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient } from './apollo/client.ts'
import { loadTime } from './device/time.ts'
import { staffIds } from './generated/staff-ids.ts'
import { StaffApp } from './staff/shell/StaffApp.tsx'
import './staff/staff.css'
import { startWords } from './words/start.ts'

const words = {
  vi: () => import('./staff/words/vi.ts'),
  en: () => import('./staff/words/en.ts'),
}
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')

const [i18n] = await Promise.all([startWords(words), loadTime()])
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <ApolloProvider client={createClient(staffIds)}>
        <StaffApp />
      </ApolloProvider>
    </I18nProvider>
  </StrictMode>,
)
