import { useMutation } from '@apollo/client/react'
import { StaffSignOutDocument } from '../../generated/operations.ts'
import { paths } from '../../paths.ts'
import { useStaffWords } from '../use-staff-words.ts'

/** Ends the session and leaves; what Apollo holds goes with the page, unsaved drafts of campaigns with it. */
export function SignOutButton() {
  const { t } = useStaffWords()
  const [signOut] = useMutation(StaffSignOutDocument)
  const leave = async () => {
    await signOut()
    sessionStorage.removeItem('tn.role')
    for (const name of Object.keys(localStorage))
      if (name.startsWith('tn.campaign.')) localStorage.removeItem(name)
    window.location.assign(paths.signIn())
  }
  return (
    <button type="button" onClick={() => void leave()}>
      {t('app.signOut')}
    </button>
  )
}
