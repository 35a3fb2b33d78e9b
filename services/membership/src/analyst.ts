import { isTokenPrincipal } from '@tinnhiem/kit/access-token'
import { NotAllowed } from '@tinnhiem/kit/errors'
import { requireRole, type SignedInViewer, type Viewer } from '@tinnhiem/kit/viewer'

/**
 * An analyst in person: a token has the role but never makes tokens, and sees neither tokens nor saved queries.
 * @throws NotSignedIn, NotAllowed
 */
export function requireAnalyst(viewer: Viewer): SignedInViewer {
  const signedIn = requireRole(viewer, ['ANALYST'])
  if (isTokenPrincipal(signedIn.id)) throw new NotAllowed(viewer.lang)
  return signedIn
}
