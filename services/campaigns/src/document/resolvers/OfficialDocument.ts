import type { OfficialDocumentResolvers } from '../../generated/types.generated.ts'
import { ownUnits } from '../confirm-session.ts'
import { sessionKey } from '../document-store.ts'
import { statusOn } from '../document.ts'
import { manages } from '../publish-document.ts'
import { disseminationOf } from '../read-dissemination.ts'

export const OfficialDocument: OfficialDocumentResolvers = {
  status: (document, _, { clock }) => statusOn(document, clock.today()),
  supersededBy: async ({ supersededBy }, _, { loaders }) =>
    supersededBy === null ? null : await loaders.document.load(supersededBy),
  supersedes: async ({ supersedes }, _, { loaders }) => {
    const found = await Promise.all(supersedes.map(async (id) => await loaders.document.load(id)))
    return found.filter((document) => document !== null)
  },
  publishedBy: ({ publisherId }) => ({ id: publisherId }),
  manages: (document, _, { viewer }) => manages(viewer, document),
  ownSessions: async ({ id: documentId }, _, { loaders, viewer }) => {
    const own = [...new Set(ownUnits(viewer))]
    if (own.length === 0) return null
    const keys = own.map((unionId) => sessionKey({ documentId, unionId }))
    return (await Promise.all(keys.map(async (key) => await loaders.sessions.load(key)))).flat()
  },
  dissemination: async (document, { under }, ctx) => await disseminationOf(ctx, document, under),
}
