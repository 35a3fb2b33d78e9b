import { I18nProvider } from '@lingui/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { MemberApp } from './member/MemberApp.tsx'
import './style/member.css'
import { startWords } from './words/start.ts'

const words = {
  vi: () => import('./member/words/vi.ts'),
  en: () => import('./member/words/en.ts'),
}
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')

const i18n = await startWords(words)
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <MemberApp />
    </I18nProvider>
  </StrictMode>,
)
