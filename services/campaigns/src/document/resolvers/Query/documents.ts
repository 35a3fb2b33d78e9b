import { clampFirst, decodeCursor, toPage } from '@tinnhiem/kit/page'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'

/** Documents are for everybody who is signed in (domain.md 5). */
export const documents: NonNullable<QueryResolvers['documents']> = async (
  _,
  { inForce, text, first, after },
  { viewer, stores, clock },
) => {
  requireSignedIn(viewer)
  const filter = { inForceOn: inForce ? clock.today() : null, text: text ?? null }
  const limit = clampFirst(first)
  const { rows, total } = await stores.document.page(filter, limit, decodeCursor(after))
  return toPage(rows, limit, total, ({ issuedOn, id }) => `${issuedOn}.${id}`)
}
