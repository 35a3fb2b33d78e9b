import type { NamedPersonResolvers } from '../../generated/types.generated.ts'

/** The name and nothing else, for everybody who is signed in: the consent is with the service that leads here (CAM-6). */
export const NamedPerson: NamedPersonResolvers = {
  __resolveReference: async ({ id }, { viewer, loaders }) => {
    const member = viewer.id === null ? null : await loaders.member.load(id)
    return member && { id, name: member.name }
  },
}
