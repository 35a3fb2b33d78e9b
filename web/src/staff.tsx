import { I18nProvider } from '@lingui/react'
import { ApolloProvider } from '@apollo/client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createCache } from './apollo/cache.ts'
import { createClient } from './apollo/client.ts'
import { loadTime } from './device/time.ts'
import { staffIds, staffTypes } from './generated/staff-ids.ts'
import { keepSending, sendApart } from './member/answer/keep-sending.ts'
import { StaffApp } from './staff/shell/StaffApp.tsx'
import './staff/staff.css'
import { staffGate } from './staff/staff-gate.ts'
import { startWords } from './words/start.ts'

const words = {
  vi: () => import('./staff/words/vi.ts'),
  en: () => import('./staff/words/en.ts'),
}
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')

const [i18n] = await Promise.all([startWords(words), loadTime()])
// One person, two roles: a ballot that is due on this device goes before any signed-in request, which waits at the gate.
void sendApart(staffGate)
  .catch(() => undefined)
  .then(() => keepSending(staffGate))
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <ApolloProvider client={createClient(staffIds, createCache(staffTypes), staffGate)}>
        <StaffApp />
      </ApolloProvider>
    </I18nProvider>
  </StrictMode>,
)
